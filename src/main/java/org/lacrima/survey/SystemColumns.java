package org.lacrima.survey;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.lacrima.dataset.MeasurementLevel;
import org.lacrima.dataset.Variable;

/** The columns that every file of responses has: before the items, and after the scores. */
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

  /** How it was asked, and how it was answered: nothing here says that an answer is bad. */
  public static final List<String> LAST =
      List.of(
          "order_seed", "screened_out", "q_speed", "q_straightlining", "q_missing", "q_honeypot");

  private static final Map<String, String> NO_YES = new LinkedHashMap<>();
  private static final Map<String, String> STATUSES = new LinkedHashMap<>();

  static {
    NO_YES.put("0", "no");
    NO_YES.put("1", "yes");
    STATUSES.put("in-progress", "in progress");
    STATUSES.put("submitted", "submitted");
    STATUSES.put("synthetic", "synthetic");
  }

  private SystemColumns() {}

  static boolean contains(String name) {
    return NAMES.contains(name) || LAST.contains(name);
  }

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

  static List<Variable> last() {
    return LAST.stream().map(SystemColumns::last).toList();
  }

  private static Variable last(String name) {
    boolean seed = name.equals("order_seed");
    boolean yesOrNo = name.equals("screened_out") || name.equals("q_honeypot");
    boolean share = name.equals("q_straightlining") || name.equals("q_missing");
    return new Variable(
        name,
        label(name),
        seed || yesOrNo ? MeasurementLevel.NOMINAL : MeasurementLevel.SCALE,
        seed,
        yesOrNo ? NO_YES : Map.of(),
        yesOrNo || share ? new Variable.Range(0, 1) : null,
        seed || yesOrNo ? List.of() : Columns.MISSING);
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
      case "order_seed" -> "Seed of the random orders";
      case "screened_out" -> "Asked no more, because the study is about others";
      case "q_speed" -> "Speed relative to the median";
      case "q_straightlining" -> "Share of the longest runs of the same answer";
      case "q_missing" -> "Share of items without a valid answer";
      case "q_honeypot" -> "A field that no person sees was filled in";
      default -> name;
    };
  }
}
