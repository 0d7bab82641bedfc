package org.lacrima.survey;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a participant agrees to. Its text names places in braces ({@code {ethics-board}}) that the
 * survey file, or the study that runs it, fills.
 *
 * @param sha256 of text and version as the file has them, before places are filled
 */
public record Consent(String version, Text text, Places places, String sha256) {

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
      Map<String, String> map = new java.util.LinkedHashMap<>();
      map.put("responsible-researcher", orEmpty(responsibleResearcher));
      map.put("ethics-board", orEmpty(ethicsBoard));
      map.put("data-controller", orEmpty(dataController));
      map.put("withdrawal-until", orEmpty(withdrawalUntil));
      return map;
    }

    private static String orEmpty(@Nullable String text) {
      return text == null ? "" : text.strip();
    }
  }

  static final List<String> PLACES =
      List.of("responsible-researcher", "ethics-board", "data-controller", "withdrawal-until");

  /** The text with its places filled; an empty place is shown as {@code […]}. */
  public String filled(String language) {
    String result = text.in(language);
    for (Map.Entry<String, String> place : places.byName().entrySet()) {
      result =
          result.replace(
              "{" + place.getKey() + "}", place.getValue().isEmpty() ? "[…]" : place.getValue());
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
