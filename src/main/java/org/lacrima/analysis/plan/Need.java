package org.lacrima.analysis.plan;

import java.util.List;
import java.util.stream.Stream;
import org.lacrima.statistics.summary.CrossProductMatrix;
import org.lacrima.statistics.summary.Moments;

/**
 * A summary that an analysis needs. Equal needs are answered once, whoever asks.
 *
 * @param <S> what answers it
 */
public sealed interface Need<S> {

  Filter where();

  /** Only rows in which none of these is missing count. */
  List<String> complete();

  /** Those of them that must be numbers. */
  default List<String> numbers() {
    return complete();
  }

  /** How many rows the filter leaves. */
  record RowCount(Filter where) implements Need<Long> {
    @Override
    public List<String> complete() {
      return List.of();
    }
  }

  /** Moments of one variable over the rows in which it and {@code others} are there. */
  record MomentsOf(Filter where, String variable, List<String> others) implements Need<Moments> {
    public MomentsOf {
      others = sorted(others);
    }

    @Override
    public List<String> complete() {
      return with(variable, others);
    }

    @Override
    public List<String> numbers() {
      return List.of(variable);
    }
  }

  /** Moments of an outcome in each group. */
  record GroupMoments(Filter where, String outcome, String group, List<String> others)
      implements Need<Grouped<Moments>> {
    public GroupMoments {
      others = sorted(others);
    }

    @Override
    public List<String> complete() {
      return with(outcome, with(group, others));
    }

    @Override
    public List<String> numbers() {
      return List.of(outcome);
    }
  }

  /** The values of a variable, number or text, with how often each occurs. */
  record FrequenciesOf(Filter where, String variable, List<String> others)
      implements Need<Frequencies> {
    public FrequenciesOf {
      others = sorted(others);
    }

    @Override
    public List<String> complete() {
      return with(variable, others);
    }

    @Override
    public List<String> numbers() {
      return List.of();
    }
  }

  /** The pairs of values of two variables with how often each occurs. */
  record JointFrequencies(
      Filter where, String rows, String columns, List<String> others, boolean ofNumbers)
      implements Need<Crosstab> {
    public JointFrequencies {
      others = sorted(others);
    }

    @Override
    public List<String> complete() {
      return with(rows, with(columns, others));
    }

    @Override
    public List<String> numbers() {
      return ofNumbers ? List.of(rows, columns) : List.of();
    }
  }

  /** How often each difference {@code x - y} occurs. */
  record DifferencesOf(Filter where, String x, String y, List<String> others)
      implements Need<Frequencies> {
    public DifferencesOf {
      others = sorted(others);
    }

    @Override
    public List<String> complete() {
      return with(x, with(y, others));
    }

    @Override
    public List<String> numbers() {
      return List.of(x, y);
    }
  }

  /**
   * What is drawn of one variable or two: few enough cells, however many rows.
   *
   * @param columns the second variable; "" for one alone
   * @param ofNumbers whether the second variable is a number too, and no group
   */
  record GridOf(Filter where, String rows, String columns, List<String> others, boolean ofNumbers)
      implements Need<Grid> {
    public GridOf {
      others = sorted(others);
    }

    @Override
    public List<String> complete() {
      return with(rows, columns.isEmpty() ? others : with(columns, others));
    }

    @Override
    public List<String> numbers() {
      return ofNumbers ? List.of(rows, columns) : List.of(rows);
    }
  }

  /** Means and centred sums of products of {@code variables}, over their complete cases. */
  record CrossProductsOf(Filter where, List<String> variables, List<String> others)
      implements Need<CrossProductMatrix> {
    public CrossProductsOf {
      variables = List.copyOf(variables);
      others = sorted(others);
    }

    @Override
    public List<String> complete() {
      return Stream.concat(variables.stream(), others.stream()).distinct().toList();
    }

    @Override
    public List<String> numbers() {
      return variables;
    }
  }

  /** The values themselves, one array a variable, over their complete cases. The last resort. */
  record Cases(Filter where, List<String> variables, List<String> others)
      implements Need<double[][]> {
    public Cases {
      variables = List.copyOf(variables);
      others = sorted(others);
    }

    @Override
    public List<String> complete() {
      return Stream.concat(variables.stream(), others.stream()).distinct().toList();
    }

    @Override
    public List<String> numbers() {
      return variables;
    }
  }

  private static List<String> sorted(List<String> names) {
    return names.stream().distinct().sorted().toList();
  }

  private static List<String> with(String name, List<String> others) {
    return Stream.concat(Stream.of(name), others.stream()).distinct().toList();
  }
}
