package org.lacrima.simulation;

import java.time.OffsetDateTime;
import java.util.Map;

/**
 * People that do not exist, described so that they can answer a survey.
 *
 * @param start when the first of them begins
 * @param apartS seconds from one to the next, before chance moves them inside that time
 * @param models by item
 * @param pace how long answering takes
 */
public record Population(
    String survey,
    OffsetDateTime start,
    long apartS,
    Traits traits,
    Map<String, ItemModel> models,
    Pace pace) {

  /**
   * How long answering takes: log-normal per item, with a tempo of each person's own.
   *
   * @param openingS seconds for landing and consent
   * @param itemS median seconds for an item
   * @param spread of log seconds from item to item
   * @param tempo of log seconds from person to person
   */
  record Pace(double openingS, double itemS, double spread, double tempo) {}

  public Population {
    models = Map.copyOf(models);
  }

  /** The same people without effects: traits uncorrelated, no answer moved by an earlier one. */
  public Population withoutEffects() {
    Map<String, ItemModel> plain = new java.util.LinkedHashMap<>();
    models.forEach(
        (item, m) ->
            plain.put(
                item,
                new ItemModel(
                    m.loadings(), m.plus(), null, m.shape(), m.words(), m.skip(), m.preferNot())));
    return new Population(survey, start, apartS, traits.uncorrelated(), plain, pace);
  }
}
