package org.lacrima.analysis.plan;

import java.util.Arrays;
import java.util.List;
import org.lacrima.dataset.Batch;
import org.lacrima.statistics.summary.CrossProductMatrix;
import org.lacrima.statistics.summary.ExactCrossProductMatrix;

/**
 * Products of exact variables under one filter, for any number of needs, each over its own complete
 * cases. A missing value counts 0 in every product, so that needs share the products of the pairs
 * they have in common; what rows that are not complete added is then taken off again or, where they
 * are many, left out beforehand.
 */
final class ProductSums extends Accumulator {

  /** From here on a need leaves incomplete rows out beforehand: one row in this many. */
  private static final int MANY_INCOMPLETE = 8;

  /** What one need adds up: variables and their complete cases, by index into the columns. */
  record Products(int[] variables, int[] complete) {
    /** Whether these are two variables over the cases complete on just them. */
    boolean isPair() {
      return variables.length == 2 && Arrays.equals(variables, complete);
    }
  }

  private final Deviations[] columns;
  private final List<Products> needs;
  private final ExactProducts[] sums;
  private final Rows incomplete;
  private final long[] union;
  private final Deviations.Sequence[] zeroed;

  // products of two columns in this batch, taken when a need first asks for them
  private final long[][] products;
  private final long[][] takenIn;
  private long batches;

  /**
   * @param columns all columns that the needs read
   */
  ProductSums(List<Deviations> columns, List<Products> needs, int capacity) {
    super(new int[0], capacity);
    int k = columns.size();
    this.columns = columns.toArray(new Deviations[0]);
    this.needs = needs;
    this.sums = new ExactProducts[needs.size()];
    this.incomplete = new Rows(capacity);
    this.union = new long[capacity / Long.SIZE + 1];
    int most = needs.stream().mapToInt(need -> need.variables().length).max().orElse(0);
    this.zeroed = new Deviations.Sequence[most];
    Arrays.setAll(zeroed, i -> new Deviations.Sequence(capacity));
    this.products = new long[k][k];
    this.takenIn = new long[k][k];
  }

  @Override
  void addComplete(Batch batch, Rows rows) {
    batches++;
    for (Deviations column : columns) {
      column.take(batch, rows);
    }
    for (int i = 0; i < sums.length; i++) {
      add(i, batch, rows);
    }
  }

  private void add(int i, Batch batch, Rows rows) {
    Products need = needs.get(i);
    boolean pair = need.isPair() && fits(need);
    if (!pair) {
      findIncomplete(need);
    }
    int n = rows.n - (pair ? incompletePairs(need) : incomplete.n);
    if (n == 0) {
      return;
    }
    ExactProducts sum = sums[i];
    if (sum == null) {
      sum = new ExactProducts(columns, need.variables());
      sums[i] = sum;
    }
    sum.count(n);
    if (pair) {
      addPair(need, sum);
    } else if (!fits(need)) {
      addOneByOne(need, sum, batch, rows);
    } else if (incomplete.n * MANY_INCOMPLETE > rows.n) {
      addZeroed(need, sum);
    } else {
      addCorrected(need, sum);
    }
  }

  private int incompletePairs(Products need) {
    return columns[need.variables()[0]].incompleteWith(columns[need.variables()[1]]);
  }

  private void findIncomplete(Products need) {
    Arrays.fill(union, 0);
    for (int c : need.complete()) {
      columns[c].addMissing(union);
    }
    incomplete.n = 0;
    incomplete.addBits(union);
  }

  /** Where either is missing their product is 0; only what one of them alone added is taken off. */
  private void addPair(Products need, ExactProducts sum) {
    int x = need.variables()[0];
    int y = need.variables()[1];
    sum.addSecond(0, 1, product(x, y));
    addWhere(sum, 0, x, columns[y].missingRows());
    addWhere(sum, 1, y, columns[x].missingRows());
  }

  private void addWhere(ExactProducts sum, int i, int x, Rows without) {
    Deviations.Sequence values = columns[x].values();
    sum.addFirst(i, columns[x].sum() - values.sumAt(without));
    sum.addSecond(i, i, product(x, x) - values.dotAt(values, without));
  }

  private boolean fits(Products need) {
    boolean fits = true;
    for (int c : need.variables()) {
      fits &= columns[c].fits();
    }
    return fits;
  }

  private void addCorrected(Products need, ExactProducts sum) {
    int[] variables = need.variables();
    for (int i = 0; i < variables.length; i++) {
      Deviations x = columns[variables[i]];
      sum.addFirst(i, x.sum() - x.values().sumAt(incomplete));
      for (int j = i; j < variables.length; j++) {
        Deviations y = columns[variables[j]];
        long product = product(variables[i], variables[j]);
        sum.addSecond(i, j, product - x.values().dotAt(y.values(), incomplete));
      }
    }
  }

  private long product(int x, int y) {
    int i = Math.min(x, y);
    int j = Math.max(x, y);
    if (takenIn[i][j] != batches) {
      products[i][j] = columns[i].values().dot(columns[j].values());
      takenIn[i][j] = batches;
    }
    return products[i][j];
  }

  private void addZeroed(Products need, ExactProducts sum) {
    int k = need.variables().length;
    for (int i = 0; i < k; i++) {
      Deviations x = columns[need.variables()[i]];
      sum.addFirst(i, x.sum() - x.values().sumAt(incomplete));
      zeroed[i].copyWithout(x.values(), incomplete);
    }
    for (int i = 0; i < k; i++) {
      for (int j = i; j < k; j++) {
        sum.addSecond(i, j, zeroed[i].dot(zeroed[j]));
      }
    }
  }

  private void addOneByOne(Products need, ExactProducts sum, Batch batch, Rows rows) {
    int[] variables = need.variables();
    long[] units = new long[variables.length];
    int next = 0;
    for (int k = 0; k < rows.n; k++) {
      if (next < incomplete.n && incomplete.index[next] == k) {
        next++;
        continue;
      }
      for (int i = 0; i < units.length; i++) {
        units[i] = columns[variables[i]].unit(batch, rows.index[k]);
      }
      sum.addCase(units);
    }
  }

  @Override
  boolean ordered() {
    return false;
  }

  @Override
  void merge(Accumulator later) {
    ProductSums other = (ProductSums) later;
    for (int i = 0; i < sums.length; i++) {
      if (sums[i] == null) {
        sums[i] = other.sums[i];
      } else if (other.sums[i] != null) {
        sums[i].merge(other.sums[i]);
      }
    }
  }

  @Override
  CrossProductMatrix summary() {
    throw new IllegalStateException("These are the sums of many needs");
  }

  /** The summary of one need. */
  CrossProductMatrix summary(int need) {
    ExactProducts sum = sums[need];
    if (sum != null) {
      return sum.crossProducts();
    }
    int k = needs.get(need).variables().length;
    return new ExactCrossProductMatrix(ones(k), new long[k]).crossProducts();
  }

  private static long[] ones(int k) {
    long[] ones = new long[k];
    Arrays.fill(ones, 1);
    return ones;
  }
}
