package org.lacrima.statistics.reliability;

import java.util.Arrays;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.EigenDecomposition;
import org.apache.commons.math3.linear.LUDecomposition;
import org.apache.commons.math3.linear.RealMatrix;
import org.lacrima.statistics.Estimate;
import org.lacrima.statistics.Validity;
import org.lacrima.statistics.summary.CrossProductMatrix;

/** McDonald's omega of the one-factor maximum-likelihood model. */
public final class Omega {

  // as R's factanal: a uniqueness does not fall below this
  private static final double LEAST_UNIQUENESS = 0.005;
  private static final int MOST_STEPS = 500;
  private static final double SMALL_GRADIENT = 1e-11;

  private final double[][] correlations;
  private final int k;
  private final double[] logUniqueness;

  private double[] values = new double[0];
  private double[][] vectors = new double[0][];

  private Omega(double[][] correlations, double[] logUniqueness) {
    this.correlations = correlations;
    this.k = correlations.length;
    this.logUniqueness = logUniqueness;
  }

  /**
   * ω = \((\sum\lambda)^2/((\sum\lambda)^2+\sum\psi)\), the one-factor model fitted by maximum
   * likelihood to the correlation matrix (Jöreskog 1967) and rescaled to the covariance matrix.
   *
   * <p>Agrees with R's {@code factanal(factors = 1)}, which stops earlier, to its tolerance. Fewer
   * than two cases: {@code TOO_FEW}; than three items: {@code TOO_FEW_ITEMS}; a constant item:
   * {@code ZERO_VARIANCE}; items that determine one another: {@code SINGULAR}; {@code
   * NO_CONVERGENCE} after 500 steps.
   *
   * @param items over the cases complete on all items
   */
  public static Estimate of(CrossProductMatrix items) {
    long n = items.n();
    int k = items.size();
    if (n < 2 || k < 3) {
      return Estimate.undefined(n, n < 2 ? Validity.TOO_FEW : Validity.TOO_FEW_ITEMS);
    }
    for (int i = 0; i < k; i++) {
      if (items.sum(i, i) == 0) {
        return Estimate.undefined(n, Validity.ZERO_VARIANCE);
      }
    }
    double[][] r = items.correlations();
    if (Arrays.stream(r).flatMapToDouble(Arrays::stream).anyMatch(Double::isNaN)) {
      return Estimate.undefined(n, Validity.NOT_FINITE);
    }
    RealMatrix matrix = new Array2DRowRealMatrix(r, false);
    LUDecomposition lu = new LUDecomposition(matrix, 1e-12);
    if (!lu.getSolver().isNonSingular()) {
      return Estimate.undefined(n, Validity.SINGULAR);
    }
    RealMatrix inverse = lu.getSolver().getInverse();
    double[] start = new double[k];
    for (int i = 0; i < k; i++) {
      start[i] = bounded(StrictMath.log((1 - 0.5 / k) / inverse.getEntry(i, i)));
    }
    Omega model = new Omega(r, start);
    if (!model.fit()) {
      return Estimate.undefined(n, Validity.NO_CONVERGENCE);
    }
    return Estimate.of(n, model.omega(items));
  }

  private double omega(CrossProductMatrix items) {
    decompose(logUniqueness);
    double scale = Math.sqrt(Math.max(0, values[0] - 1));
    double loadings = 0;
    double unique = 0;
    for (int i = 0; i < k; i++) {
      double psi = StrictMath.exp(logUniqueness[i]);
      loadings += vectors[0][i] * scale * Math.sqrt(psi * items.covariance(i, i));
      unique += psi * items.covariance(i, i);
    }
    double common = loadings * loadings;
    return common / (common + unique);
  }

  // Newton's method in ln ψ with Jöreskog's approximation of the second derivatives
  private boolean fit() {
    double f = decompose(logUniqueness);
    for (int step = 0; step < MOST_STEPS; step++) {
      double[] gradient = gradient();
      boolean[] free = free(gradient);
      double largest = 0;
      for (int i = 0; i < k; i++) {
        largest = free[i] ? Math.max(largest, Math.abs(gradient[i])) : largest;
      }
      if (largest < SMALL_GRADIENT) {
        return true;
      }
      double[] move = direction(gradient, free);
      double length = 1;
      double[] next = moved(move, length);
      double there = decompose(next);
      while (there > f && length > 1e-6) {
        length /= 2;
        next = moved(move, length);
        there = decompose(next);
      }
      boolean stands = Arrays.equals(next, logUniqueness);
      System.arraycopy(next, 0, logUniqueness, 0, k);
      if (stands || there > f || f - there < 1e-15 && largest < 1e-8) {
        return largest < 1e-6;
      }
      f = there;
    }
    return false;
  }

  private boolean[] free(double[] gradient) {
    boolean[] free = new boolean[k];
    double bound = StrictMath.log(LEAST_UNIQUENESS);
    for (int i = 0; i < k; i++) {
      free[i] =
          !(logUniqueness[i] <= bound && gradient[i] > 0
              || logUniqueness[i] >= 0 && gradient[i] < 0);
    }
    return free;
  }

  private double[] gradient() {
    double[] gradient = new double[k];
    for (int i = 0; i < k; i++) {
      for (int m = 1; m < k; m++) {
        gradient[i] += (1 - values[m]) * vectors[m][i] * vectors[m][i];
      }
    }
    return gradient;
  }

  private double[] direction(double[] gradient, boolean[] free) {
    double[][] curvature = new double[k][k];
    double[] down = new double[k];
    for (int i = 0; i < k; i++) {
      down[i] = free[i] ? -gradient[i] : 0;
      for (int j = 0; j < k; j++) {
        double shared = i == j ? 1 - vectors[0][i] * vectors[0][i] : -vectors[0][i] * vectors[0][j];
        curvature[i][j] = free[i] && free[j] ? shared * shared : i == j ? 1 : 0;
      }
      curvature[i][i] += 1e-10;
    }
    return new LUDecomposition(new Array2DRowRealMatrix(curvature, false))
        .getSolver()
        .solve(new ArrayRealVector(down, false))
        .toArray();
  }

  private double[] moved(double[] move, double length) {
    double[] next = new double[k];
    for (int i = 0; i < k; i++) {
      next[i] = bounded(logUniqueness[i] + length * Math.max(-2, Math.min(2, move[i])));
    }
    return next;
  }

  private static double bounded(double logUniqueness) {
    return Math.max(StrictMath.log(LEAST_UNIQUENESS), Math.min(0, logUniqueness));
  }

  /** Eigenvalues and vectors of Ψ^-½ R Ψ^-½, largest first; returns the misfit. */
  private double decompose(double[] logPsi) {
    double[][] scaled = new double[k][k];
    for (int i = 0; i < k; i++) {
      for (int j = 0; j <= i; j++) {
        scaled[i][j] =
            correlations[i][j] * StrictMath.exp(-logPsi[i] / 2) * StrictMath.exp(-logPsi[j] / 2);
        scaled[j][i] = scaled[i][j];
      }
    }
    EigenDecomposition eigen = new EigenDecomposition(new Array2DRowRealMatrix(scaled, false));
    values = eigen.getRealEigenvalues();
    vectors = new double[k][];
    double misfit = 0;
    for (int m = 0; m < k; m++) {
      vectors[m] = eigen.getEigenvector(m).toArray();
      misfit += m == 0 ? 0 : values[m] - StrictMath.log(values[m]) - 1;
    }
    return misfit;
  }
}
