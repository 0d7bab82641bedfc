package org.lacrima.survey;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What a participant agrees to. Its text names places in braces ({@code {ethics-board}}) that the
 * survey file, or the study that runs it, fills.
 *
 * @param adultsOnly who takes part says that they are of age, in a tick of its own
 * @param sha256 of text and version as the file has them, before places are filled
 */
public record Consent(String version, Text text, Places places, boolean adultsOnly, String sha256) {

  /**
   * The places that must be filled before real participants are asked; null or "" is not filled.
   */
  public record Places(
      @Nullable String responsibleResearcher,
      @Nullable String ethicsBoard,
      @Nullable String dataController,
      @Nullable String withdrawalUntil) {

    /** By their names in files and texts, in order; "" where not filled. */
    public Map<String, String> byName() {
      Map<String, String> map = new LinkedHashMap<>();
      map.put("responsible-researcher", orEmpty(responsibleResearcher));
      map.put("ethics-board", orEmpty(ethicsBoard));
      map.put("data-controller", orEmpty(dataController));
      map.put("withdrawal-until", orEmpty(withdrawalUntil));
      return map;
    }

    /**
     * Where the last place is a day like 2026-12-31: the last one on which answers can be taken
     * back.
     */
    public Optional<LocalDate> lastDay() {
      try {
        return Optional.of(LocalDate.parse(orEmpty(withdrawalUntil)));
      } catch (DateTimeParseException e) {
        return Optional.empty();
      }
    }

    private static String orEmpty(@Nullable String text) {
      return text == null ? "" : text.strip();
    }
  }

  static final List<String> PLACES =
      List.of("responsible-researcher", "ethics-board", "data-controller", "withdrawal-until");

  /**
   * The text with its places filled.
   *
   * @param day how the language writes a day
   * @param empty what stands in a place that nobody has filled, by the name of the place
   */
  public String filled(
      String language, Function<LocalDate, String> day, UnaryOperator<String> empty) {
    String result = text.in(language);
    Map<String, String> filling = places.byName();
    places.lastDay().ifPresent(last -> filling.put("withdrawal-until", day.apply(last)));
    for (Map.Entry<String, String> place : filling.entrySet()) {
      String name = place.getKey();
      result =
          result.replace(
              "{" + name + "}", place.getValue().isEmpty() ? empty.apply(name) : place.getValue());
    }
    return result;
  }

  /** The names of the places that nobody has filled. */
  public List<String> emptyPlaces() {
    return places.byName().entrySet().stream()
        .filter(place -> place.getValue().isEmpty())
        .map(Map.Entry::getKey)
        .toList();
  }
}
