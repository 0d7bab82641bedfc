package org.lacrima.report;

import java.util.Map;
import java.util.function.DoubleFunction;
import org.lacrima.analysis.ResultRecord;

/** Tests, intervals and estimates as APA style writes them in a sentence or a cell. */
record Statistic(Messages messages, double confidence, double alpha, boolean starred) {

  private static final double[] STARS = {.05, .01, .001};

  /** No line break within a statistic: U+00A0. */
  private static final String NB = "\u00a0";

  private static final Map<String, String> SYMBOLS =
      Map.of("r", "r", "rho", "r", "tau", "\u03c4", "difference", "t", "f", "F", "levene", "F");

  /** The symbol of a correlation: r, rₛ, τ; of the test of any other term: t, F. */
  static Phrase symbol(String term) {
    Phrase symbol = Phrase.symbol(SYMBOLS.getOrDefault(term, term));
    return term.equals("rho") ? symbol.and("\u209b") : symbol;
  }

  /** {@code p = .032}. */
  static Phrase p(double p) {
    String text = ApaNumber.p(p);
    boolean relation = text.startsWith("<") || text.startsWith(">");
    return Phrase.symbol("p").and(NB + (relation ? text.replace(" ", NB) : "=" + NB + text));
  }

  /** The p that decides: the adjusted one where there is one. */
  static double decisive(ResultRecord record) {
    return Double.isNaN(record.pAdjusted()) ? record.p() : record.pAdjusted();
  }

  boolean significant(ResultRecord record) {
    return decisive(record) < alpha;
  }

  /** A number that a table shows of a test, with its stars where the spec wants them. */
  Phrase starred(String number, ResultRecord record) {
    int stars = 0;
    for (double level : STARS) {
      stars += decisive(record) < level ? 1 : 0;
    }
    return starred && stars > 0
        ? Phrase.of(number).and(Phrase.of("*".repeat(stars), Phrase.Role.STARS))
        : Phrase.of(number);
  }

  /** {@code * p < .05. ** p < .01. *** p < .001.} */
  static Phrase starsNote(Phrase p) {
    Phrase note = Phrase.EMPTY;
    for (int i = 0; i < STARS.length; i++) {
      note =
          note.and((i == 0 ? "" : " ") + "*".repeat(i + 1) + NB)
              .and(p)
              .and(NB + "<" + NB + ApaNumber.bounded(STARS[i], 2 + i / 2) + ".");
    }
    return note;
  }

  /** {@code p = .032}, with {@code , adjusted p = .096} where it was adjusted. */
  Phrase p(ResultRecord record) {
    Phrase p = p(record.p());
    return Double.isNaN(record.pAdjusted())
        ? p
        : p.and(", ").and(messages.phrase("stat.adjusted", p(record.pAdjusted())));
  }

  /** {@code [.27, .59]}; empty where there is none. An open side ends at what is possible. */
  static String interval(
      ResultRecord record, DoubleFunction<String> format, double least, double greatest) {
    double low = record.ciLow();
    double high = record.ciHigh();
    if (Double.isNaN(low) && Double.isNaN(high)) {
      return "";
    }
    String from = format.apply(Double.isNaN(low) ? least : low);
    String to = format.apply(Double.isNaN(high) ? greatest : high);
    boolean openLow = from.endsWith(ApaNumber.INFINITY);
    boolean openHigh = to.endsWith(ApaNumber.INFINITY);
    return (openLow ? "(" : "[") + from + "," + NB + to + (openHigh ? ")" : "]");
  }

  /** Of a correlation. */
  static String intervalOfR(ResultRecord record) {
    return interval(record, ApaNumber::bounded, -1, 1);
  }

  /** Of a share, of V. */
  static String intervalOfShare(ResultRecord record) {
    return interval(record, ApaNumber::bounded, 0, 1);
  }

  /** Of α, which has no lower limit. */
  static String intervalOfAlpha(ResultRecord record) {
    return interval(record, ApaNumber::bounded, Double.NEGATIVE_INFINITY, 1);
  }

  /** Of a number in units; {@code scale} as in {@link ApaNumber#amount(double, double)}. */
  static String intervalOfAmount(ResultRecord record, double scale) {
    return interval(
        record,
        x ->
            Double.isInfinite(x)
                ? (x < 0 ? ApaNumber.MINUS : "") + ApaNumber.INFINITY
                : ApaNumber.amount(x, scale),
        Double.NEGATIVE_INFINITY,
        Double.POSITIVE_INFINITY);
  }

  /** The level of a record's interval as {@code 95%}. */
  String level(ResultRecord record) {
    return ApaNumber.level(Double.isNaN(record.ciLevel()) ? confidence : record.ciLevel());
  }

  /** {@code , 95% CI [.27, .59]}; empty without an interval. */
  Phrase interval(ResultRecord record, String interval) {
    return interval.isEmpty()
        ? Phrase.EMPTY
        : messages.phrase("stat.interval", level(record), interval);
  }

  /** {@code r(95) = .44}; Kendall's τ has no df. */
  static Phrase correlation(ResultRecord record) {
    String df = Double.isNaN(record.df()) ? "" : "(" + ApaNumber.df(record.df()) + ")";
    return symbol(record.term()).and(df + NB + "=" + NB + ApaNumber.bounded(record.estimate()));
  }

  /** {@code r(95) = .44, 95% CI [.27, .59], p < .001}. */
  Phrase correlationInFull(ResultRecord record) {
    return correlation(record).and(interval(record, intervalOfR(record))).and(", ").and(p(record));
  }

  /** {@code t(102.08) = 2.68}, {@code F(2, 121) = 3.37}. */
  static Phrase test(ResultRecord record) {
    String df = Double.isNaN(record.df()) ? "" : ApaNumber.df(record.df());
    if (!Double.isNaN(record.df2())) {
      df += "," + NB + ApaNumber.df(record.df2());
    }
    return symbol(record.term())
        .and((df.isEmpty() ? "" : "(" + df + ")") + NB + "=" + NB)
        .and(ApaNumber.statistic(record.statistic()));
  }

  /** {@code χ²(2, N = 124) = 6.10}. */
  static Phrase chiSquare(ResultRecord record) {
    return Phrase.symbol("\u03c7")
        .and("\u00b2(" + ApaNumber.df(record.df()) + "," + NB)
        .and(Phrase.symbol("N"))
        .and(NB + "=" + NB + ApaNumber.count(record.n()) + ")" + NB + "=" + NB)
        .and(ApaNumber.statistic(record.statistic()));
  }

  /** {@code d = 0.52}. */
  static Phrase equals(String symbol, String number) {
    return Phrase.symbol(symbol).and(NB + "=" + NB + number);
  }
}
