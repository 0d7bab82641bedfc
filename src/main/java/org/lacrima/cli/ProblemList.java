package org.lacrima.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.regex.Pattern;
import org.lacrima.definition.Problem;

/**
 * Prints problems, one after the other, and how many there are. Passwords in addresses of databases
 * are left out, whatever command was given one, and control characters are shown, not obeyed.
 */
final class ProblemList {

  private static final Pattern SECRET =
      Pattern.compile("(?i)([\\w%-]*(?:passw|pwd|secret|access_key|token)[\\w%-]*=)\\S*");
  private static final Pattern USER = Pattern.compile("(://[^/:\\s]*:)\\S*@");
  private static final Pattern CONTROL = Pattern.compile("(?!\\r?\\n)\\p{Cntrl}");

  private ProblemList() {}

  static void print(List<Problem> problems, PrintWriter out) {
    problems.forEach(problem -> out.println(printable(problem.toString())));
    out.println(problems.size() == 1 ? "1 problem." : problems.size() + " problems.");
    out.flush();
  }

  static String printable(String text) {
    String open = USER.matcher(SECRET.matcher(text).replaceAll("$1***")).replaceAll("$1***@");
    return CONTROL
        .matcher(open)
        .replaceAll(match -> String.format("\\\\u%04x", (int) match.group().charAt(0)));
  }
}
