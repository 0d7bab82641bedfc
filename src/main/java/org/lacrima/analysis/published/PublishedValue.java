package org.lacrima.analysis.published;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lacrima.analysis.statement.Statement;
import org.lacrima.definition.Place;
import org.lacrima.statistics.replication.Printed;

/**
 * A printed number, or a mean with its standard deviation.
 *
 * @param what it was printed of, in words of the file ({@code sessions, ever_cried 1})
 * @param n cases; null where none were printed and none can be assumed
 * @param nIs where n comes from
 * @param provenance where the value was read
 * @param place in the file
 */
public record PublishedValue(
    String id,
    String study,
    String what,
    @Nullable Integer n,
    NIs nIs,
    String provenance,
    Quantity quantity,
    Place place) {

  /** Where the n of a value comes from. */
  public enum NIs {
    /** It stands beside the value. */
    PRINTED,
    /** It follows from other printed numbers. */
    DERIVED,
    /** It is the best guess: some participants may not have answered. */
    ASSUMED
  }

  /** What kind of number it is. */
  public sealed interface Quantity {

    /** As it was printed. */
    Statement printed();
  }

  /**
   * A mean of whole numbers.
   *
   * @param sd sample standard deviation; null where it was not printed
   * @param items whole-number items that each value is the mean of; 1 for a number by itself
   */
  public record Mean(Printed mean, @Nullable Printed sd, int items) implements Quantity {
    @Override
    public Statement printed() {
      return sd == null
          ? Statement.of("printed.mean", mean)
          : Statement.of("printed.mean.sd", mean, sd);
    }
  }

  /**
   * A share of the cases.
   *
   * @param percent 0 to 100
   * @param count the cases themselves; null where they were not printed
   */
  public record Share(Printed percent, @Nullable Integer count) implements Quantity {
    @Override
    public Statement printed() {
      return count == null
          ? Statement.of("printed.share", percent + "%")
          : Statement.of("printed.share.count", count, percent + "%");
    }
  }

  /** A share of which only a bound was printed: "more than 80 %". */
  public record ShareAbove(Printed percent) implements Quantity {
    @Override
    public Statement printed() {
      return Statement.of("printed.above", percent + "%");
    }
  }

  /**
   * One correlation, or several that were printed as a range.
   *
   * @param low the smallest; the same as {@code high} for one coefficient
   */
  public record Correlation(Printed low, Printed high) implements Quantity {

    public boolean isRange() {
      return !low.equals(high);
    }

    @Override
    public Statement printed() {
      return isRange()
          ? Statement.of("printed.r.range", below1(low), below1(high))
          : Statement.of("printed.r", below1(low));
    }
  }

  /** A correlation as APA prints a number that cannot exceed one. */
  public static String below1(Printed r) {
    return r.toString().replaceFirst("^(-?)0[.]", "$1.");
  }

  /** Sizes that are worth asking where n was assumed: from half of the sample to all of it. */
  public List<Integer> plausibleSizes(@Nullable Integer sample) {
    int most = sample != null ? sample : n == null ? 0 : n;
    return java.util.stream.IntStream.rangeClosed((most + 1) / 2, most).boxed().toList();
  }
}
