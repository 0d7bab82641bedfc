package org.lacrima.analysis;

import java.util.ArrayList;
import java.util.List;
import org.lacrima.analysis.statement.Statement;
import org.lacrima.statistics.Estimate;
import org.lacrima.statistics.Interval;

/** Writes the records of one analysis. */
final class Records {

  private final String analysis;
  private final String kind;
  private final List<ResultRecord> records = new ArrayList<>();
  private final List<Notice> notices = new ArrayList<>();

  Records(String analysis, String kind) {
    this.analysis = analysis;
    this.kind = kind;
  }

  List<ResultRecord> records() {
    return records;
  }

  List<Notice> notices() {
    return notices;
  }

  /** A notice about the whole analysis, once. */
  void notice(String code, Statement said) {
    Notice notice = new Notice(code, analysis, said);
    if (!notices.contains(notice)) {
      notices.add(notice);
    }
  }

  /** Starts a record about these variables. */
  Entry about(String x, String y) {
    return new Entry(x, y, "", "", List.of());
  }

  /** What a record is about; immutable, so that several records can start from one. */
  final class Entry {
    private final String x;
    private final String y;
    private final String given;
    private final String level;
    private final List<String> notes;

    private Entry(String x, String y, String given, String level, List<String> notes) {
      this.x = x;
      this.y = y;
      this.given = given;
      this.level = level;
      this.notes = List.copyOf(notes);
    }

    Entry given(List<String> covariates) {
      return new Entry(x, y, String.join("+", covariates), level, notes);
    }

    Entry level(String newLevel) {
      return new Entry(x, y, given, newLevel, notes);
    }

    /** With one more note; "" adds none. */
    Entry note(String note) {
      if (note.isEmpty()) {
        return this;
      }
      List<String> more = new ArrayList<>(notes);
      more.add(note);
      return new Entry(x, y, given, level, more);
    }

    void add(String method, String term, Estimate estimate) {
      add(method, term, estimate, Double.NaN);
    }

    /**
     * @param confidence the level of the interval; written only where a bound exists
     */
    void add(String method, String term, Estimate estimate, double confidence) {
      List<String> all = new ArrayList<>(notes);
      if (!estimate.validity().note().isEmpty()) {
        all.add(estimate.validity().note());
      }
      Interval interval = estimate.interval();
      boolean bounded = !Double.isNaN(interval.low()) || !Double.isNaN(interval.high());
      records.add(
          new ResultRecord(
              analysis,
              kind,
              method,
              term,
              x,
              y,
              given,
              level,
              estimate.n(),
              finite(estimate.value()),
              finite(estimate.se()),
              finite(estimate.statistic()),
              finite(estimate.df()),
              finite(estimate.df2()),
              finite(estimate.p()),
              Double.NaN,
              bounded ? confidence : Double.NaN,
              finite(interval.low()),
              finite(interval.high()),
              all));
    }

    private double finite(double x) {
      return Double.isInfinite(x) ? Double.NaN : x;
    }
  }
}
