package org.lacrima.study.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Where a study is, be its name whatever somebody made up. */
public final class StudyAddress {

  private StudyAddress() {}

  /** The path, without a slash at its end. */
  public static String of(String study) {
    return "/s/" + URLEncoder.encode(study, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
