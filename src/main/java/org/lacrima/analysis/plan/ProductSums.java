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
  record Products(int[] variables, int[] complete) {}

  private final Deviations[] columns;
  private final List<Products> needs;
  private final ExactProducts[] sums;
  private final Rows incomplete;
  private final long[] union;
  private final double[][] zeroed;

  // products of two columns in this batch, taken when a need first asks for them
  private final double[][] products;
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
    this.zeroed = new double[most][capacity];
    this.products = new double[k][k];
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
    findIncomplete(need);
    int n = rows.n - incomplete.n;
    if (n == 0) {
      return;
    }
    ExactProducts sum = sums[i];
    if (sum == null) {
      sum = new ExactProducts(columns, need.variables());
      sums[i] = sum;
    }
    sum.count(n);
    if (!fits(need)) {
      addOneByOne(need, sum, batch, rows);
    } else if (incomplete.n * MANY_INCOMPLETE > rows.n) {
      addZeroed(need, sum, rows.n);
    } else {
      addCorrected(need, sum, rows.n);
    }
  }

  private void findIncomplete(Products need) {
    Arrays.fill(union, 0);
    for (int c : need.complete()) {
      columns[c].addMissing(union);
    }
    int n = 0;
    for (int word = 0; word < union.length; word++) {
      for (long bits = union[word]; bits != 0; bits &= bits - 1) {
        incomplete.index[n++] = word * Long.SIZE + Long.numberOfTrailingZeros(bits);
      }
    }
    incomplete.n = n;
  }

  private boolean fits(Products need) {
    boolean fits = true;
    for (int c : need.variables()) {
      fits &= columns[c].fits();
    }
    return fits;
  }

  private void addCorrected(Products need, ExactProducts sum, int n) {
    int[] variables = need.variables();
    for (int i = 0; i < variables.length; i++) {
      Deviations x = columns[variables[i]];
      sum.addFirst(i, x.sum() - Deviations.sumAt(x.values, incomplete));
      for (int j = i; j < variables.length; j++) {
        Deviations y = columns[variables[j]];
        double product = product(variables[i], variables[j], n);
        sum.addSecond(i, j, product - Deviations.dotAt(x.values, y.values, incomplete));
      }
    }
  }

  private double product(int x, int y, int n) {
    int i = Math.min(x, y);
    int j = Math.max(x, y);
    if (takenIn[i][j] != batches) {
      products[i][j] = Deviations.dot(columns[i].values, columns[j].values, n);
      takenIn[i][j] = batches;
    }
    return products[i][j];
  }

  private void addZeroed(Products need, ExactProducts sum, int n) {
    int k = need.variables().length;
    for (int i = 0; i < k; i++) {
      System.arraycopy(columns[need.variables()[i]].values, 0, zeroed[i], 0, n);
      Deviations.zeroAt(zeroed[i], incomplete);
    }
    for (int i = 0; i < k; i++) {
      sum.addFirst(i, Deviations.sum(zeroed[i], n));
      for (int j = i; j < k; j++) {
        sum.addSecond(i, j, Deviations.dot(zeroed[i], zeroed[j], n));
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
