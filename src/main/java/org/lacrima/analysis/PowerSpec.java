package org.lacrima.analysis;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lacrima.analysis.plan.Answer;
import org.lacrima.analysis.plan.Need;
import org.lacrima.dataset.NumberText;
import org.lacrima.definition.Fields;
import org.lacrima.statistics.Alternative;
import org.lacrima.statistics.Estimate;
import org.lacrima.statistics.inference.Power;

/**
 * Of effect, cases and power two are given and the third is computed; it needs no data.
 *
 * @param effect ρ, or d; NaN where it is computed
 * @param n1 cases, of two means those of the first group; 0 where they are computed
 * @param n2 cases of the second group; 0 where there is none
 * @param power NaN where it is computed
 */
public record PowerSpec(
    Test test, double effect, long n1, long n2, double power, double alpha, Alternative alternative)
    implements AnalysisSpec {

  static final String KIND = "power";
  private static final double SMALLEST = 0.001;
  private static final double LARGEST_D = 10;
  private static final int MOST_CASES = 1_000_000;

  public enum Test {
    CORRELATION(4),
    TWO_MEANS(2),
    ONE_MEAN(2);

    private final int fewest;

    Test(int fewest) {
      this.fewest = fewest;
    }
  }

  static @Nullable AnalysisSpec read(Options options) {
    options.fields().required("test");
    Test test = options.choice("test", Test.class, Test.CORRELATION);
    double alpha = options.alpha();
    Alternative alternative = options.alternative();
    List<String> given = Stream.of("effect", "n", "power").filter(options::has).toList();
    if (given.size() != 2) {
      options
          .problems()
          .add(
              "two-ways",
              options.place(),
              "Of effect, n and power two are given and the third is computed.");
      return null;
    }
    double effect = options.number("effect", Double.NaN);
    double power = options.number("power", Double.NaN);
    checkEffect(options, test, alternative, effect);
    if (!Double.isNaN(power) && !(power > alpha && power <= 0.9999)) {
      options.problem("out-of-range", "power", "'power' must lie between alpha and 0.9999.", "");
    }
    List<Double> n = options.numbers("n");
    if (n.size() > (test == Test.TWO_MEANS ? 2 : 1)) {
      options.problem(
          "bad-pair", "n", "'n' is one number, or for two-means one for each group.", "");
      return null;
    }
    for (double cases : n) {
      if (cases != Math.rint(cases) || cases < test.fewest || cases > MOST_CASES) {
        options.problem(
            "out-of-range",
            "n",
            "'n' must be a whole number between " + test.fewest + " and " + MOST_CASES + ".",
            "");
      }
    }
    long first = n.isEmpty() ? 0 : n.get(0).longValue();
    long second = test != Test.TWO_MEANS ? 0 : n.size() == 2 ? n.get(1).longValue() : first;
    return new PowerSpec(test, effect, first, second, power, alpha, alternative);
  }

  private static void checkEffect(
      Options options, Test test, Alternative alternative, double effect) {
    if (Double.isNaN(effect)) {
      return;
    }
    double most = test == Test.CORRELATION ? 0.999 : LARGEST_D;
    if (Math.abs(effect) < SMALLEST || Math.abs(effect) > most) {
      options.problem(
          "out-of-range",
          "effect",
          "'effect' must lie between "
              + NumberText.of(SMALLEST)
              + " and "
              + NumberText.of(most)
              + " or be as far below 0.",
          "");
    }
    if (alternative != Alternative.TWO_SIDED
        && effect > 0 != (alternative == Alternative.GREATER)) {
      options.problem(
          "out-of-range", "effect", "'effect' lies on the side that 'alternative' rules out.", "");
    }
  }

  @Override
  public <R> R by(ByKind<R> reader) {
    return reader.of(this);
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public Map<String, String> options() {
    return Map.of("alpha", NumberText.of(alpha), "alternative", Fields.written(alternative));
  }

  @Override
  public List<Need<?>> needs() {
    return List.of();
  }

  @Override
  public void compute(Answer answer, Records records) {
    boolean planned = n1 == 0;
    long cases = planned ? cases() : n1;
    long total = test == Test.TWO_MEANS ? cases + (planned ? cases : n2) : cases;
    Records.Entry entry = records.about("", "");
    add(entry, "effect", Double.isNaN(effect), total, Double.isNaN(effect) ? detectable() : effect);
    if (test == Test.TWO_MEANS) {
      add(entry.level("1"), "cases", planned, total, cases);
      add(entry.level("2"), "cases", planned, total, planned ? cases : n2);
    } else {
      add(entry, "cases", planned, total, cases);
    }
    boolean asked = Double.isNaN(power);
    add(entry, "power", asked, total, asked ? powerAt() : power);
  }

  private void add(Records.Entry entry, String term, boolean computed, long total, double value) {
    entry.note(computed ? "" : "given").add(Fields.written(test), term, Estimate.of(total, value));
  }

  private double powerAt() {
    return switch (test) {
      case CORRELATION -> Power.ofCorrelation(effect, n1, alpha, alternative);
      case TWO_MEANS -> Power.ofTwoMeans(effect, n1, n2, alpha, alternative);
      case ONE_MEAN -> Power.ofOneMean(effect, n1, alpha, alternative);
    };
  }

  private long cases() {
    return switch (test) {
      case CORRELATION -> Power.casesForCorrelation(effect, power, alpha, alternative);
      case TWO_MEANS -> Power.casesPerGroup(effect, power, alpha, alternative);
      case ONE_MEAN -> Power.casesOfOneMean(effect, power, alpha, alternative);
    };
  }

  private double detectable() {
    return switch (test) {
      case CORRELATION -> Power.detectableCorrelation(n1, power, alpha, alternative);
      case TWO_MEANS -> Power.detectableOfTwoMeans(n1, n2, power, alpha, alternative);
      case ONE_MEAN -> Power.detectableOfOneMean(n1, power, alpha, alternative);
    };
  }
}
