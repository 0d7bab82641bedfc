package org.lacrima.analysis.verdict;

import java.util.List;
import org.lacrima.analysis.published.PublishedValue;
import org.lacrima.analysis.statement.Statement;

/**
 * What one criterion says of one published value or claim: a row of {@code verdicts.csv}. NaN and
 * −1 stand for what does not apply.
 *
 * @param id of the value, the printed test or the claim
 * @param study that printed it
 * @param printed as it was printed
 * @param analysis that answers it; empty where only printed numbers are judged
 * @param n cases of our estimate
 * @param said why, in a sentence or two
 * @param values ids of the published values that it is about; empty for a claim
 */
public record Verdict(
    String id,
    String study,
    Criterion criterion,
    Statement printed,
    String analysis,
    String x,
    String y,
    long n,
    double estimate,
    double ciLow,
    double ciHigh,
    Answer verdict,
    Statement said,
    List<String> values) {

  public Verdict {
    values = List.copyOf(values);
  }

  /** As it was printed, in English. */
  public String published() {
    return printed.english();
  }

  /** Why, in English. */
  public String detail() {
    return said.english();
  }

  /** By what it is judged. */
  public enum Criterion {
    GRIM,
    REPRODUCES,
    SAME_DIRECTION_SIGNIFICANT,
    ORIGINAL_IN_CI,
    IN_PREDICTION_INTERVAL,
    SMALL_TELESCOPES,
    CLAIM
  }

  /** What it says. */
  public enum Answer {
    YES,
    NO,
    UNCLEAR,
    IMPOSSIBLE,
    NOT_TESTABLE;

    static Answer of(boolean holds) {
      return holds ? YES : NO;
    }
  }

  /** About one printed number alone. */
  static Verdict ofPrint(PublishedValue value, Criterion criterion, Answer answer, Statement said) {
    return ofPrint(
        value.id(),
        value.study(),
        criterion,
        value.quantity().printed(),
        answer,
        said,
        List.of(value.id()));
  }

  /** About printed numbers alone. */
  static Verdict ofPrint(
      String id,
      String study,
      Criterion criterion,
      Statement published,
      Answer answer,
      Statement said,
      List<String> values) {
    return new Verdict(
        id,
        study,
        criterion,
        published,
        "",
        "",
        "",
        -1,
        Double.NaN,
        Double.NaN,
        Double.NaN,
        answer,
        said,
        values);
  }
}
