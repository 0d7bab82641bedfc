package org.lacrima.pushdown;

import java.math.BigInteger;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.lacrima.analysis.plan.Grid;
import org.lacrima.analysis.plan.Grouped;
import org.lacrima.analysis.plan.Need;
import org.lacrima.dataset.Shape;
import org.lacrima.statistics.summary.CrossProductMatrix;
import org.lacrima.statistics.summary.ExactMoments;
import org.lacrima.statistics.summary.Moments;

/** Turns needs into queries, runs these, and gives the summaries. */
final class SqlAnswering {

  private final Dialect dialect;
  private final SqlRows rows;
  private final long count;
  private final SumQuery totals;
  private final PowerSums sums;
  private final Map<SqlExpression, SumQuery> groups = new LinkedHashMap<>();
  private final Map<List<String>, GroupingQuery> groupings = new LinkedHashMap<>();
  private final Map<Need<?>, Supplier<Object>> answers = new LinkedHashMap<>();
  private final List<Need<?>> others = new ArrayList<>();

  /**
   * @param count no table has more rows
   */
  SqlAnswering(Dialect dialect, SqlRows rows, long count) {
    this.dialect = dialect;
    this.rows = rows;
    this.count = count;
    this.totals = new SumQuery(null);
    this.sums = new PowerSums(dialect, totals, count);
  }

  /** Takes a need that SQL can answer; others are kept for whoever reads the rows. */
  void add(Need<?> need) {
    try {
      Supplier<Object> answer = answering(need);
      if (answer != null) {
        answers.put(need, answer);
        return;
      }
    } catch (BeyondSql e) {
      // then the rows are read
    }
    others.add(need);
  }

  /** Needs that the rows must be read for. */
  List<Need<?>> others() {
    return others;
  }

  /** Counts rows; gives where to find the number, for {@link #count(int)}. */
  int count(List<String> conditions) {
    return totals.count(conditions);
  }

  long count(int at) {
    return totals.totals()[at].longValueExact();
  }

  Map<Need<?>, Object> run(Session session, String from) throws SQLException {
    totals.run(session, from, "");
    for (SumQuery group : groups.values()) {
      group.run(session, from, rows.kept());
    }
    for (GroupingQuery grouping : groupings.values()) {
      grouping.run(session, from);
    }
    Map<Need<?>, Object> summaries = new HashMap<>();
    answers.forEach((need, answer) -> summaries.put(need, answer.get()));
    return summaries;
  }

  /** What rows meet that a need counts; null where that is not in SQL. */
  private @Nullable List<String> conditions(Need<?> need, List<String> complete) {
    String filter = rows.condition(need.where());
    if (filter == null) {
      return null;
    }
    List<String> conditions = new ArrayList<>();
    if (!rows.kept().isEmpty()) {
      conditions.add(rows.kept());
    }
    if (!filter.isEmpty()) {
      conditions.add(filter);
    }
    for (String name : complete) {
      SqlExpression variable = rows.variable(name);
      if (variable == null) {
        return null;
      }
      conditions.add(variable.isThere());
    }
    return conditions;
  }

  private @Nullable Supplier<Object> answering(Need<?> need) throws BeyondSql {
    List<String> conditions = conditions(need, need.complete());
    if (conditions == null) {
      return null;
    }
    if (need instanceof Need.RowCount) {
      int at = totals.count(conditions);
      return () -> count(at);
    }
    if (need instanceof Need.MomentsOf moments) {
      SqlExpression x = exact(moments.variable());
      Function<BigInteger[], ExactMoments> found = sums.moments(x, conditions);
      return () -> found.apply(totals.totals()).moments();
    }
    if (need instanceof Need.CrossProductsOf products) {
      List<SqlExpression> variables = new ArrayList<>();
      for (String name : products.variables()) {
        variables.add(exact(name));
      }
      Function<BigInteger[], CrossProductMatrix> found = sums.products(variables, conditions);
      return () -> found.apply(totals.totals());
    }
    if (need instanceof Need.GroupMoments moments) {
      return grouped(moments, conditions);
    }
    if (need instanceof Need.FrequenciesOf frequencies) {
      SqlExpression x = variable(frequencies.variable());
      GroupingQuery query = grouping(need, List.of(frequencies.variable()));
      query.add(List.of(x));
      return () -> query.frequencies(x);
    }
    if (need instanceof Need.JointFrequencies joint) {
      SqlExpression x = variable(joint.rows());
      SqlExpression y = variable(joint.columns());
      GroupingQuery query = grouping(need, List.of(joint.rows(), joint.columns()));
      query.add(List.of(x, y));
      return () -> query.crosstab(x, y);
    }
    if (need instanceof Need.GridOf grid) {
      SqlExpression x = variable(grid.rows());
      if (grid.columns().isEmpty()) {
        GroupingQuery query = grouping(need, List.of(grid.rows()));
        query.add(List.of(x));
        return () -> Grid.of(query.frequencies(x));
      }
      SqlExpression y = variable(grid.columns());
      GroupingQuery query = grouping(need, List.of(grid.rows(), grid.columns()));
      query.add(List.of(x, y));
      return () -> Grid.of(query.crosstab(x, y), grid.ofNumbers());
    }
    if (need instanceof Need.DifferencesOf differences) {
      SqlExpression difference = difference(variable(differences.x()), variable(differences.y()));
      GroupingQuery query = grouping(need, List.of(differences.x(), differences.y()));
      query.add(List.of(difference));
      return () -> query.frequencies(difference);
    }
    return null; // cases are rows
  }

  private SqlExpression variable(String name) throws BeyondSql {
    SqlExpression variable = rows.variable(name);
    if (variable == null) {
      throw new BeyondSql(name);
    }
    return variable;
  }

  /** A variable whose sums do not depend on the order of rows. */
  private SqlExpression exact(String name) throws BeyondSql {
    SqlExpression variable = variable(name);
    if (!variable.shape().isExact()) {
      throw new BeyondSql("a sum of doubles");
    }
    return variable;
  }

  private Supplier<Object> grouped(Need.GroupMoments need, List<String> conditions)
      throws BeyondSql {
    SqlExpression group = variable(need.group());
    SumQuery query = groups.computeIfAbsent(group, SumQuery::new);
    Function<BigInteger[], ExactMoments> moments =
        new PowerSums(dialect, query, count).moments(exact(need.outcome()), conditions);
    return () -> {
      Map<Object, ExactMoments> found = new HashMap<>();
      query.byLevel().forEach((level, row) -> found.put(level, moments.apply(row)));
      found.values().removeIf(none -> none.n() == 0);
      Levels levels = new Levels(group.shape(), found.keySet());
      @Nullable ExactMoments[] ordered = new @Nullable ExactMoments[levels.ordered().size()];
      found.forEach(
          (level, here) -> {
            int rank = levels.rank(level);
            ExactMoments known = ordered[rank];
            ordered[rank] = known == null ? here : known.merge(here);
          });
      List<Moments> summaries =
          Arrays.stream(ordered).map(m -> Objects.requireNonNull(m).moments()).toList();
      return new Grouped<>(levels.ordered(), summaries);
    };
  }

  /** Tables over the same rows come from one scan; rows without a table's keys are in none. */
  private GroupingQuery grouping(Need<?> need, List<String> keys) throws BeyondSql {
    List<String> others = new ArrayList<>(need.complete());
    others.removeAll(keys);
    List<String> conditions = conditions(need, others);
    if (conditions == null) {
      throw new BeyondSql("these rows");
    }
    return groupings.computeIfAbsent(conditions, GroupingQuery::new);
  }

  /** {@code x - y} over their least common denominator, or as doubles. */
  private static SqlExpression difference(SqlExpression x, SqlExpression y) throws BeyondSql {
    Shape shape = Shape.REAL;
    long dx = x.shape().denominator();
    long dy = y.shape().denominator();
    if (x.shape().isExact() && y.shape().isExact()) {
      long gcd = BigInteger.valueOf(dx).gcd(BigInteger.valueOf(dy)).longValueExact();
      double common = (double) dx / gcd * dy;
      shape =
          Shape.exactIfSmall(
              common, x.shape().bound() * (common / dx) + y.shape().bound() * (common / dy));
    }
    if (shape.isExact()) {
      long fx = shape.denominator() / dx;
      long fy = shape.denominator() / dy;
      return SqlExpression.exact(
          "(" + x.number() + " * " + fx + " - " + y.number() + " * " + fy + ")",
          shape,
          x.low() * fx - y.high() * fy,
          x.high() * fx - y.low() * fy);
    }
    return SqlExpression.real("(" + x.real() + " - " + y.real() + ")", 1, x.most() + y.most());
  }
}
