package org.lacrima.simulation;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lacrima.survey.SplitMix;

/** Latent traits: standard normal, correlated as declared. */
final class Traits {

  private final List<String> names;

  /** The lower Cholesky factor of the correlation matrix. */
  private final double[][] root;

  private Traits(List<String> names, double[][] root) {
    this.names = List.copyOf(names);
    this.root = root;
  }

  List<String> names() {
    return names;
  }

  /** The traits; null where the matrix is no correlation matrix (not positive definite). */
  static @Nullable Traits of(List<String> names, double[][] correlations) {
    int k = names.size();
    double[][] root = new double[k][k];
    for (int i = 0; i < k; i++) {
      for (int j = 0; j <= i; j++) {
        double sum = correlations[i][j];
        for (int m = 0; m < j; m++) {
          sum -= root[i][m] * root[j][m];
        }
        if (i == j && !(sum > 1e-9)) {
          return null;
        }
        root[i][j] = i == j ? Math.sqrt(sum) : sum / root[j][j];
      }
    }
    return new Traits(names, root);
  }

  Traits uncorrelated() {
    double[][] identity = new double[names.size()][names.size()];
    for (int i = 0; i < identity.length; i++) {
      identity[i][i] = 1;
    }
    return new Traits(names, identity);
  }

  double[] draw(SplitMix random) {
    double[] independent = new double[names.size()];
    for (int i = 0; i < independent.length; i++) {
      independent[i] = random.nextGaussian();
    }
    double[] values = new double[names.size()];
    for (int i = 0; i < values.length; i++) {
      for (int j = 0; j <= i; j++) {
        values[i] += root[i][j] * independent[j];
      }
    }
    return values;
  }
}
