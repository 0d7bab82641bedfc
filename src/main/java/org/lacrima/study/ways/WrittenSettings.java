package org.lacrima.study.ways;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.lacrima.definition.Fields;
import org.lacrima.study.storage.Access;

/**
 * Settings as somebody wrote them, in JSON or a form. {@link #check} finds everything that is the
 * matter with them at once.
 *
 * @param access {@code open}, {@code personal} or {@code panel}
 * @param opensAt ISO 8601, with an offset or meant in the time zone; null: when it is opened
 * @param timeZone in which opening and closing are told to participants
 * @param quota how many responses are wanted; null: as many as come
 * @param anonymous days instead of times; only before the first response, and never taken back
 */
@Schema(name = "CollectionSettings")
public record WrittenSettings(
    @Nullable @Schema(examples = "open") String access,
    @Nullable String opensAt,
    @Nullable String closesAt,
    @Nullable @Schema(examples = "Europe/Rome") String timeZone,
    @Nullable Integer quota,
    @Nullable Boolean anonymous,
    @Nullable Boolean proofOfWork,
    @Nullable List<WrittenPanel> panels) {

  /** A panel as somebody wrote it; the addresses back have {@code {PARAMETER}} in their places. */
  @Schema(name = "Panel")
  public record WrittenPanel(
      @Nullable @Schema(examples = "prolific") String name,
      @Nullable @Schema(examples = "Prolific") String title,
      @Nullable @Schema(examples = "PROLIFIC_PID") String identifier,
      @Nullable List<String> parameters,
      @Nullable WrittenReturns returns) {}

  /** Addresses back, each null where there is none. */
  @Schema(name = "PanelReturns")
  public record WrittenReturns(
      @Nullable String complete, @Nullable String screenedOut, @Nullable String withdrew) {}

  private static final int LARGEST_QUOTA = 1_000_000;
  private static final int MOST_PANELS = 10;
  private static final int LONGEST_ADDRESS = 500;
  private static final String PARAMETER = "[A-Za-z][A-Za-z0-9_-]{0,49}";

  public static WrittenSettings of(CollectionSettings settings) {
    return new WrittenSettings(
        Fields.written(settings.access()),
        settings.opensAt() == null ? null : local(settings.opensAt(), settings.timeZone()),
        settings.closesAt() == null ? null : local(settings.closesAt(), settings.timeZone()),
        settings.timeZone(),
        settings.quota(),
        settings.anonymous(),
        settings.proofOfWork(),
        settings.panels().stream().map(WrittenSettings::of).toList());
  }

  private static String local(Instant instant, String zone) {
    return instant.atZone(ZoneId.of(zone)).toOffsetDateTime().toString();
  }

  private static WrittenPanel of(Panel panel) {
    Panel.Returns returns = panel.returns();
    return new WrittenPanel(
        panel.name(),
        panel.title(),
        panel.identifier(),
        panel.parameters(),
        new WrittenReturns(returns.complete(), returns.screenedOut(), returns.withdrew()));
  }

  /** The settings, to be used only if this adds no problem. */
  public CollectionSettings check(List<SettingProblem> problems) {
    Problems found = new Problems(problems);
    String zone = given(timeZone, "UTC");
    ZoneId place = zone(zone, found);
    Instant opens = instant(opensAt, place, "/opensAt", found);
    Instant closes = instant(closesAt, place, "/closesAt", found);
    if (opens != null && closes != null && !opens.isBefore(closes)) {
      found.add(
          "/closesAt", "closes-before-it-opens", closesAt, "A study closes after it has opened.");
    }
    if (quota != null && (quota < 1 || quota > LARGEST_QUOTA)) {
      found.add(
          "/quota",
          "quota-not-valid",
          quota.toString(),
          "A quota is a whole number from 1 to " + LARGEST_QUOTA + ", or left out.");
    }
    Access wanted = access(found);
    List<Panel> checked = panels(found);
    if (wanted == Access.PANEL && checked.isEmpty()) {
      found.add("/panels", "panel-missing", "", "Name the panel from which people come.");
    }
    return new CollectionSettings(
        wanted,
        opens,
        closes,
        place.getId(),
        quota,
        Boolean.TRUE.equals(anonymous),
        Boolean.TRUE.equals(proofOfWork),
        checked);
  }

  private Access access(Problems found) {
    String written = given(access, "open");
    for (Access each : Access.values()) {
      if (Fields.written(each).equals(written)) {
        return each;
      }
    }
    found.add("/access", "access-unknown", written, "Access is open, personal or panel.");
    return Access.OPEN;
  }

  private static ZoneId zone(String written, Problems found) {
    try {
      return ZoneId.of(written);
    } catch (DateTimeException e) {
      found.add(
          "/timeZone",
          "time-zone-unknown",
          written,
          "A time zone is called like Europe/Rome, Asia/Jerusalem or UTC.");
      return ZoneId.of("UTC");
    }
  }

  private static @Nullable Instant instant(
      @Nullable String written, ZoneId zone, String place, Problems found) {
    if (written == null || written.isBlank()) {
      return null;
    }
    try {
      return OffsetDateTime.parse(written.strip()).toInstant();
    } catch (DateTimeException withoutOffset) {
      try {
        return LocalDateTime.parse(written.strip()).atZone(zone).toInstant();
      } catch (DateTimeException e) {
        found.add(
            place,
            "time-not-valid",
            written,
            "A time is written like 2026-12-01T09:00 or 2026-12-01T09:00+01:00.");
        return null;
      }
    }
  }

  private List<Panel> panels(Problems found) {
    List<Panel> checked = new ArrayList<>();
    List<WrittenPanel> written = panels == null ? List.of() : panels;
    if (written.size() > MOST_PANELS) {
      found.add("/panels", "panels-too-many", "" + written.size(), "Ten panels are the most.");
      return checked;
    }
    Set<String> names = new HashSet<>();
    Set<String> identifiers = new HashSet<>();
    for (int i = 0; i < written.size(); i++) {
      Panel panel = panel(written.get(i), "/panels/" + i, found);
      if (!names.add(panel.name())) {
        found.add("/panels/" + i + "/name", "panel-twice", panel.name(), "It is named before.");
      }
      if (!identifiers.add(panel.identifier())) {
        found.add(
            "/panels/" + i + "/identifier",
            "identifier-twice",
            panel.identifier(),
            "Another panel has it too, so nobody could tell from which somebody comes.");
      }
      checked.add(panel);
    }
    return checked;
  }

  private static Panel panel(@Nullable WrittenPanel written, String at, Problems found) {
    if (written == null) {
      found.add(at, "panel-missing", "", "Describe the panel, or leave it out.");
      return new Panel("", "", "", List.of(), Panel.Returns.NONE);
    }
    String name = given(written.name(), "");
    if (!name.matches("[a-z][a-z0-9-]{0,31}") || name.equals(Tickets.PERSONAL)) {
      found.add(
          at + "/name",
          "panel-name-not-valid",
          name,
          "A panel's name has small letters, digits and hyphens, and is not 'personal'.");
    }
    String title = given(written.title(), known(name));
    if (title.length() > 60 || title.codePoints().anyMatch(Character::isISOControl)) {
      found.add(at + "/title", "panel-title-not-valid", title, "At most 60 characters.");
    }
    String identifier = given(written.identifier(), "");
    parameter(identifier, at + "/identifier", found);
    Set<String> parameters = new LinkedHashSet<>();
    List<String> others = written.parameters() == null ? List.of() : written.parameters();
    for (int i = 0; i < others.size(); i++) {
      String parameter = given(others.get(i), "");
      parameter(parameter, at + "/parameters/" + i, found);
      if (parameter.equals(identifier) || !parameters.add(parameter)) {
        found.add(at + "/parameters/" + i, "parameter-twice", parameter, "It is named before.");
      }
    }
    Set<String> places = new HashSet<>(parameters);
    places.add(identifier);
    WrittenReturns returns =
        written.returns() == null ? new WrittenReturns(null, null, null) : written.returns();
    return new Panel(
        name,
        title,
        identifier,
        List.copyOf(parameters),
        new Panel.Returns(
            address(returns.complete(), places, at + "/returns/complete", found),
            address(returns.screenedOut(), places, at + "/returns/screenedOut", found),
            address(returns.withdrew(), places, at + "/returns/withdrew", found)));
  }

  private static String known(String name) {
    return switch (name) {
      case "prolific" -> "Prolific";
      case "sona" -> "SONA";
      default -> name;
    };
  }

  private static void parameter(String parameter, String at, Problems found) {
    if (!parameter.matches(PARAMETER) || parameter.toLowerCase(Locale.ROOT).equals("lang")) {
      found.add(
          at,
          "parameter-not-valid",
          parameter,
          "A parameter has letters, digits, _ and -, begins with a letter, and is not 'lang'.");
    }
  }

  private static @Nullable String address(
      @Nullable String written, Set<String> places, String at, Problems found) {
    if (written == null || written.isBlank()) {
      return null;
    }
    String address = written.strip();
    Matcher matcher = Panel.PLACE.matcher(address);
    while (matcher.find()) {
      if (!places.contains(matcher.group(1))) {
        found.add(
            at,
            "return-place-unknown",
            "{" + matcher.group(1) + "}",
            "No parameter of this panel is called so; its places are "
                + String.join(", ", places.stream().sorted().map(p -> "{" + p + "}").toList())
                + ".");
      }
    }
    if (address.length() > LONGEST_ADDRESS || !isHttps(matcher.replaceAll("x"), address)) {
      found.add(
          at,
          "return-not-https",
          address,
          "The way back is an address like https://app.example.org/done?code={ID}: with https, and"
              + " with places only after the host.");
    }
    return address;
  }

  private static boolean isHttps(String filled, String address) {
    try {
      URI uri = new URI(filled);
      return "https".equals(uri.getScheme())
          && uri.getHost() != null
          && uri.getRawUserInfo() == null
          && address.startsWith("https://" + uri.getRawAuthority());
    } catch (URISyntaxException e) {
      return false;
    }
  }

  private static String given(@Nullable String written, String otherwise) {
    return written == null || written.isBlank() ? otherwise : written.strip();
  }

  private record Problems(List<SettingProblem> list) {
    void add(String place, String code, @Nullable String value, String detail) {
      list.add(new SettingProblem(place, code, value == null ? "" : value, detail));
    }
  }
}
