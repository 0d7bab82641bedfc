package org.lacrima.study.researcher;

import jakarta.ws.rs.core.MultivaluedMap;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lacrima.definition.Fields;
import org.lacrima.study.ways.CollectionSettings;
import org.lacrima.study.ways.Panel;
import org.lacrima.study.ways.SettingProblem;
import org.lacrima.study.ways.WrittenSettings;

/** The settings as the fields of a form: what was typed comes back as it was typed. */
public record SettingsForm(
    String access,
    String opensAt,
    String closesAt,
    String timeZone,
    String quota,
    boolean anonymous,
    boolean proofOfWork,
    List<Slot> slots) {

  /**
   * Room for one panel.
   *
   * @param on whether people come from it
   */
  public record Slot(
      boolean on,
      String name,
      String title,
      String identifier,
      String parameters,
      String complete,
      String screenedOut,
      String withdrew) {

    static Slot of(Panel panel) {
      return new Slot(
          true,
          panel.name(),
          panel.title(),
          panel.identifier(),
          String.join(" ", panel.parameters()),
          or(panel.returns().complete()),
          or(panel.returns().screenedOut()),
          or(panel.returns().withdrew()));
    }

    private static String or(@Nullable String text) {
      return text == null ? "" : text;
    }
  }

  private static final Slot PROLIFIC =
      new Slot(false, "prolific", "Prolific", "PROLIFIC_PID", "STUDY_ID SESSION_ID", "", "", "");
  private static final Slot SONA = new Slot(false, "sona", "SONA", "id", "", "", "", "");
  private static final Slot OTHER = new Slot(false, "", "", "", "", "", "", "");
  private static final int MOST_SLOTS = 12;

  static SettingsForm of(CollectionSettings settings) {
    List<Slot> slots = new ArrayList<>();
    settings.panels().forEach(panel -> slots.add(Slot.of(panel)));
    for (Slot known : List.of(PROLIFIC, SONA)) {
      if (slots.stream().noneMatch(slot -> slot.name().equals(known.name()))) {
        slots.add(known);
      }
    }
    slots.add(OTHER);
    return new SettingsForm(
        Fields.written(settings.access()),
        local(settings.opensAt(), settings.timeZone()),
        local(settings.closesAt(), settings.timeZone()),
        settings.timeZone(),
        settings.quota() == null ? "" : settings.quota().toString(),
        settings.anonymous(),
        settings.proofOfWork(),
        slots);
  }

  private static String local(@Nullable Instant instant, String zone) {
    return instant == null
        ? ""
        : DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm", Locale.ROOT)
            .format(instant.atZone(ZoneId.of(zone)));
  }

  /**
   * @param promised that answers are anonymous: its box cannot be ticked any more, so none is sent
   */
  static SettingsForm sent(MultivaluedMap<String, String> form, boolean promised) {
    List<Slot> slots = new ArrayList<>();
    for (int i = 0; i < MOST_SLOTS && form.containsKey("panels-" + i + "-name"); i++) {
      String at = "panels-" + i + "-";
      slots.add(
          new Slot(
              form.containsKey(at + "on"),
              text(form, at + "name"),
              text(form, at + "title"),
              text(form, at + "identifier"),
              text(form, at + "parameters"),
              text(form, at + "returns-complete"),
              text(form, at + "returns-screenedOut"),
              text(form, at + "returns-withdrew")));
    }
    return new SettingsForm(
        text(form, "access"),
        text(form, "opensAt"),
        text(form, "closesAt"),
        text(form, "timeZone"),
        text(form, "quota"),
        promised || form.containsKey("anonymous"),
        form.containsKey("proofOfWork"),
        slots);
  }

  private static String text(MultivaluedMap<String, String> form, String name) {
    return Optional.ofNullable(form.getFirst(name)).orElse("").strip();
  }

  WrittenSettings written() {
    return new WrittenSettings(
        access,
        opensAt,
        closesAt,
        timeZone,
        quotaAsNumber(),
        anonymous,
        proofOfWork,
        slots.stream().filter(Slot::on).map(SettingsForm::written).toList());
  }

  private @Nullable Integer quotaAsNumber() {
    if (quota.isEmpty()) {
      return null;
    }
    // what is no number is refused as zero is, and comes back as it was typed
    return quota.matches("[0-9]{1,9}") ? Integer.parseInt(quota) : Integer.valueOf(0);
  }

  private static WrittenSettings.WrittenPanel written(Slot slot) {
    return new WrittenSettings.WrittenPanel(
        slot.name(),
        slot.title(),
        slot.identifier(),
        slot.parameters().isEmpty() ? List.of() : List.of(slot.parameters().split("[\\s,]+")),
        new WrittenSettings.WrittenReturns(slot.complete(), slot.screenedOut(), slot.withdrew()));
  }

  /** Problems name panels among those that are on; the form has others between them. */
  List<SettingProblem> located(List<SettingProblem> problems) {
    List<Integer> on = new ArrayList<>();
    for (int i = 0; i < slots.size(); i++) {
      if (slots.get(i).on()) {
        on.add(i);
      }
    }
    List<SettingProblem> located = new ArrayList<>();
    for (SettingProblem problem : problems) {
      String[] parts = problem.place().split("/", 4);
      boolean inPanel = parts.length > 3 && parts[1].equals("panels");
      String place =
          inPanel
              ? "/panels/"
                  + on.get(Integer.parseInt(parts[2]))
                  + "/"
                  + parts[3].replaceFirst("parameters/.*", "parameters")
              : problem.place();
      String value = place.equals("/quota") ? quota : problem.value();
      located.add(new SettingProblem(place, problem.code(), value, problem.detail()));
    }
    return located;
  }
}
