package org.lacrima.simulation;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lacrima.dataset.formula.BoundFormula;

/**
 * How answers to one item come about.
 *
 * @param loadings by trait; what is left of the variance 1 is the item's own
 * @param plus added to the latent answer, from earlier answers; null: nothing
 * @param effect likewise, but an effect: left out of a population without effects
 * @param shape how the latent answer becomes a value
 * @param words own words to choose from
 * @param skip how often it is skipped
 * @param preferNot how often the participant prefers not to answer
 */
record ItemModel(
    Map<String, Double> loadings,
    @Nullable BoundFormula plus,
    @Nullable BoundFormula effect,
    Shape shape,
    List<String> words,
    double skip,
    double preferNot) {

  /** From a latent, roughly standard normal answer to what is sent. */
  sealed interface Shape permits Rounded, Cuts, LogNormal, Shares, Computed, Words {}

  /** mean + sd × latent, rounded, held inside the scale. */
  record Rounded(double mean, double sd) implements Shape {}

  /** The first option below the first cut, the second below the second … */
  record Cuts(List<Double> cuts) implements Shape {}

  /** from + median × exp(spread × latent), rounded down to what the item allows. */
  record LogNormal(double from, double median, double spread) implements Shape {}

  /**
   * Options with their probabilities, whatever the traits; of a multiple choice, each by itself.
   */
  record Shares(Map<String, Double> shares) implements Shape {}

  /** What a formula makes of the answers so far; missing: skipped. */
  record Computed(BoundFormula formula) implements Shape {}

  /** One of the words, or nothing. */
  record Words() implements Shape {}
}
