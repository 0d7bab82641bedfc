package org.lacrima.study.ways;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where people come from and are sent back to. Only the parameters named here are read of an
 * address; all else is left alone.
 *
 * @param name in small letters, digits and hyphens: {@code prolific}
 * @param title as participants know it: {@code Prolific}
 * @param identifier the parameter that tells one person from another
 * @param parameters the others that are kept
 */
public record Panel(
    String name, String title, String identifier, List<String> parameters, Returns returns) {

  /** Addresses with {@code {PARAMETER}} in their places; null where nobody is sent back. */
  public record Returns(
      @Nullable String complete, @Nullable String screenedOut, @Nullable String withdrew) {

    static final Returns NONE = new Returns(null, null, null);

    @Nullable String of(Outcome outcome) {
      return switch (outcome) {
        case COMPLETE -> complete;
        case SCREENED_OUT -> screenedOut;
        case WITHDREW -> withdrew;
      };
    }
  }

  private static final Pattern VALUE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._@:+-]{0,199}");
  static final Pattern PLACE = Pattern.compile("\\{([^{}]*)\\}");

  private static final ObjectMapper JSON = new ObjectMapper();

  public Panel {
    parameters = List.copyOf(parameters);
  }

  /** As a study keeps them. */
  static List<Panel> read(String json) {
    try {
      return JSON.readValue(json, new TypeReference<List<Panel>>() {});
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  static String write(List<Panel> panels) {
    try {
      return JSON.writeValueAsString(panels);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /** What an address says of this panel; empty where it does not say who comes. */
  Optional<Arrival.FromPanel> arrival(Map<String, List<String>> query) {
    return value(query, identifier)
        .map(
            who -> {
              Map<String, String> others = new LinkedHashMap<>();
              parameters.forEach(
                  each -> value(query, each).ifPresent(value -> others.put(each, value)));
              return new Arrival.FromPanel(name, who, others);
            });
  }

  /**
   * The same of what a device says that it came by: a cookie is no better known than an address.
   */
  Optional<Arrival.FromPanel> again(Arrival.FromPanel said) {
    Map<String, List<String>> query = new LinkedHashMap<>();
    said.others().forEach((parameter, value) -> query.put(parameter, List.of(value)));
    query.put(identifier, List.of(said.identifier()));
    return arrival(query);
  }

  private static Optional<String> value(Map<String, List<String>> query, String parameter) {
    return query.getOrDefault(parameter, List.of()).stream()
        .map(String::strip)
        .filter(Panel::isValue)
        .findFirst();
  }

  /**
   * What panels send is letters, digits and a few signs. A place that the panel has not filled in
   * ({@code {{%PROLIFIC_PID%}}}) is no value, and nothing that a spreadsheet would take for a
   * formula is.
   */
  static boolean isValue(String value) {
    return VALUE.matcher(value).matches();
  }

  /** The address back with its places filled; empty where there is none for this outcome. */
  Optional<String> back(Outcome outcome, Arrival.FromPanel arrival) {
    String address = returns.of(outcome);
    if (address == null) {
      return Optional.empty();
    }
    Matcher places = PLACE.matcher(address);
    StringBuilder filled = new StringBuilder();
    while (places.find()) {
      String parameter = places.group(1);
      String value =
          parameter.equals(identifier)
              ? arrival.identifier()
              : arrival.others().getOrDefault(parameter, "");
      places.appendReplacement(
          filled,
          Matcher.quoteReplacement(
              URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20")));
    }
    return Optional.of(places.appendTail(filled).toString());
  }
}
