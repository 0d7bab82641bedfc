package org.lacrima.study.ways;

/**
 * What is the matter with one setting.
 *
 * @param place as a JSON pointer: {@code /panels/0/returns/complete}
 */
public record SettingProblem(String place, String code, String value, String detail) {

  /** As the field of a form is called. */
  public String field() {
    return place.substring(1).replace('/', '-');
  }
}
