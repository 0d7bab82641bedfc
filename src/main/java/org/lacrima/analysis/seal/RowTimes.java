package org.lacrima.analysis.seal;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.lacrima.analysis.SpecFile;
import org.lacrima.analysis.plan.Answer;
import org.lacrima.analysis.plan.Filter;
import org.lacrima.analysis.plan.Frequencies;
import org.lacrima.analysis.plan.Level;
import org.lacrima.analysis.plan.Need;
import org.lacrima.analysis.plan.Plan;
import org.lacrima.analysis.plan.SummarySource;
import org.lacrima.dataset.Variable;
import org.lacrima.dataset.formula.BoundFormula;
import org.lacrima.dataset.formula.Formula;
import org.lacrima.definition.InvalidInputException;
import org.lacrima.definition.Place;
import org.lacrima.definition.Problems;

/**
 * Counts the rows that began before a seal, by the column {@code started_at}. Times are ISO 8601
 * with an offset, which order like texts but for days that differ by less than two from the seal's:
 * those are looked at one by one, so that a million rows need no more memory than their last days.
 */
public final class RowTimes {

  private static final String COLUMN = "started_at";
  private static final int FIRST_YEAR = 2000;
  private static final int YEARS_AHEAD = 20;

  /**
   * @param rows that an analysis may use: those its filter leaves
   * @param before of them began before the seal
   * @param after of them began after it
   * @param sameDay of them have only a date, that of the seal
   */
  public record Counts(long rows, long before, long after, long sameDay) {
    static final Counts NONE = new Counts(0, 0, 0, 0);

    /** Rows without a time that could be read. */
    public long undated() {
      return rows - before - after - sameDay;
    }
  }

  /** Which rows are asked about, and when they were sealed. */
  record Question(Filter where, Instant sealedAt) {}

  private final SummarySource source;
  private final SpecFile spec;
  private final List<Variable> columns = new ArrayList<>();
  private final List<Variable> bindable;
  private final Set<Need<?>> needs = new LinkedHashSet<>();

  private RowTimes(SummarySource source, SpecFile spec) {
    this.source = source;
    this.spec = spec;
    for (Variable column : spec.columns()) {
      columns.add(column.name().equals(COLUMN) ? asText(column) : column);
    }
    bindable = new ArrayList<>(columns);
    spec.variables()
        .forEach(
            (name, variable) -> {
              if (columns.stream().noneMatch(column -> column.name().equals(name))) {
                bindable.add(variable);
              }
            });
  }

  /** Of each question; undated all, where the data have no times. */
  static Map<Question, Counts> count(SummarySource source, SpecFile spec, Set<Question> questions) {
    RowTimes times = new RowTimes(source, spec);
    boolean dated = times.columns.stream().anyMatch(column -> column.name().equals(COLUMN));
    Map<Question, List<Need<?>>> asked = new HashMap<>();
    for (Question question : questions) {
      List<Need<?>> own = new ArrayList<>();
      own.add(new Need.RowCount(times.where(question, "")));
      if (dated) {
        LocalDate day = question.sealedAt().atOffset(ZoneOffset.UTC).toLocalDate();
        String first = day.minusDays(1).toString();
        String last = day.plusDays(2).toString();
        own.add(times.rows(question, "`started_at` < '" + first + "' and " + before(day)));
        own.add(times.rows(question, "`started_at` >= '" + last + "' and " + after(day)));
        own.add(
            new Need.FrequenciesOf(
                times.where(
                    question, "`started_at` >= '" + first + "' and `started_at` < '" + last + "'"),
                COLUMN,
                List.of()));
      }
      asked.put(question, own);
      times.needs.addAll(own);
    }
    return times.answer(asked);
  }

  private static Variable asText(Variable column) {
    return new Variable(
        column.name(),
        column.label(),
        column.level(),
        true,
        column.labels(),
        null,
        column.missing());
  }

  /** Only what begins with a year and a hyphen is a time; 22/11/2026 is none. */
  private static String before(LocalDate day) {
    return years(Math.min(FIRST_YEAR, day.getYear()), day.getYear());
  }

  private static String after(LocalDate day) {
    return years(day.getYear(), day.getYear() + YEARS_AHEAD);
  }

  private static String years(int from, int to) {
    StringBuilder either = new StringBuilder("(");
    for (int year = from; year <= to; year++) {
      either.append(year == from ? "" : " or ");
      either.append("(`started_at` >= '").append(year).append("-' and `started_at` < '");
      either.append(year).append(".')");
    }
    return either.append(')').toString();
  }

  private Need<Long> rows(Question question, String condition) {
    return new Need.RowCount(where(question, condition));
  }

  private Filter where(Question question, String condition) {
    String own = question.where().text();
    String both =
        condition.isEmpty()
            ? own
            : own.isEmpty() ? condition : "(" + own + ") and (" + condition + ")";
    if (both.isEmpty()) {
      return Filter.NONE;
    }
    Problems problems = new Problems();
    Formula formula = Formula.parse(both, Place.file(spec.file()), problems);
    BoundFormula bound = formula == null ? null : formula.bind(bindable, problems);
    if (bound == null) {
      throw new InvalidInputException(problems.all());
    }
    return Filter.of(bound);
  }

  private Map<Question, Counts> answer(Map<Question, List<Need<?>>> asked) {
    Answer answer = source.answer(new Plan(columns, spec.derivations(), spec.exclusions(), needs));
    Map<Question, Counts> counts = new HashMap<>();
    asked.forEach((question, own) -> counts.put(question, counts(question, own, answer)));
    return counts;
  }

  private static Counts counts(Question question, List<Need<?>> own, Answer answer) {
    long rows = (Long) answer.get(own.get(0));
    if (own.size() == 1) {
      return new Counts(rows, 0, 0, 0);
    }
    long before = (Long) answer.get(own.get(1));
    long after = (Long) answer.get(own.get(2));
    long sameDay = 0;
    Frequencies near = (Frequencies) answer.get(own.get(3));
    for (int i = 0; i < near.levels().size(); i++) {
      Level level = near.levels().get(i);
      long n = near.counts().get(i);
      Boolean earlier = earlier(level.text(), question.sealedAt());
      if (earlier == null) {
        sameDay += isDate(level.text()) ? n : 0;
      } else if (earlier) {
        before += n;
      } else {
        after += n;
      }
    }
    return new Counts(rows, before, after, sameDay);
  }

  /** Null where a text is no time, or a date that holds the seal's time. */
  static @Nullable Boolean earlier(String text, Instant sealedAt) {
    try {
      if (isDate(text)) {
        Instant start = LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant();
        Instant end = LocalDate.parse(text).plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
        return !end.isAfter(sealedAt) ? Boolean.TRUE : start.isAfter(sealedAt) ? false : null;
      }
      // as databases write it: a blank for the T, hours alone as the offset
      String iso = text.replaceFirst("^(\\S{10}) ", "$1T").replaceFirst("([+-]\\d\\d)$", "$1:00");
      return OffsetDateTime.parse(iso).toInstant().isBefore(sealedAt);
    } catch (DateTimeException e) {
      return null;
    }
  }

  private static boolean isDate(String text) {
    return text.matches("\\d{4}-\\d\\d-\\d\\d");
  }
}
