package org.lacrima.study.researcher;

/** What keeps a study from being opened, told to its researcher. */
final class Obstacle {

  private Obstacle() {}

  /** From the survey's words: a name, and what is the matter with it. */
  static String told(String obstacle) {
    String[] parts = obstacle.split(" ", 3);
    return switch (parts[0]) {
      case "empty-place" ->
          "The consent has nothing in its place “" + parts[1] + "”: fill it in the survey file.";
      case "no-contact" ->
          "There is no help contact for “" + parts[1] + "”: add one in the survey file.";
      case "unconfirmed-contact" ->
          "Nobody has confirmed the help contact "
              + parts[2]
              + " (“"
              + parts[1]
              + "”): try the number, then set confirmed: true and the date.";
      default -> obstacle;
    };
  }
}
