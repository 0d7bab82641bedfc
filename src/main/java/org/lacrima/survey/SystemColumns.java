package org.lacrima.survey;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.lacrima.dataset.MeasurementLevel;
import org.lacrima.dataset.Variable;

/** The columns that stand before the items in every file of responses. */
public final class SystemColumns {

  public static final List<String> NAMES =
      List.of(
          "response_id",
          "study_version",
          "language",
          "started_at",
          "submitted_at",
          "duration_s",
          "status",
          "consent_version");

  private static final Map<String, String> STATUSES = new LinkedHashMap<>();

  static {
    STATUSES.put("in-progress", "in progress");
    STATUSES.put("submitted", "submitted");
    STATUSES.put("synthetic", "synthetic");
  }

  private SystemColumns() {}

  static List<Variable> variables() {
    List<Variable> variables = new ArrayList<>();
    for (String name : NAMES) {
      boolean seconds = name.equals("duration_s");
      variables.add(
          new Variable(
              name,
              label(name),
              seconds ? MeasurementLevel.SCALE : MeasurementLevel.NOMINAL,
              !seconds,
              name.equals("status") ? STATUSES : Map.of(),
              null,
              List.of()));
    }
    return variables;
  }

  private static String label(String name) {
    return switch (name) {
      case "response_id" -> "Response";
      case "study_version" -> "Version of the survey";
      case "language" -> "Language";
      case "started_at" -> "Started";
      case "submitted_at" -> "Submitted";
      case "duration_s" -> "Duration in seconds";
      case "status" -> "Status";
      case "consent_version" -> "Version of the consent";
      default -> name;
    };
  }
}
