package org.lacrima.statistics.summary;

/**
 * Sums of products of four columns with four others. Sixteen sums at once stay in registers, and
 * each value that is loaded serves four of them: this is what makes matrices of products fast.
 */
final class ProductBlock {

  private ProductBlock() {}

  /**
   * Adds to {@code sums[i..i+3][j..j+3]} the products of columns i … i+3 of {@code x} with j … j+3
   * of {@code y} over rows {@code from} up to {@code to}, row by row.
   */
  static void add(double[][] x, int i, double[][] y, int j, int from, int to, double[][] sums) {
    double[] a = x[i];
    double[] b = x[i + 1];
    double[] c = x[i + 2];
    double[] d = x[i + 3];
    double[] p = y[j];
    double[] q = y[j + 1];
    double[] s = y[j + 2];
    double[] t = y[j + 3];
    double[] as = sums[i];
    double[] bs = sums[i + 1];
    double[] cs = sums[i + 2];
    double[] ds = sums[i + 3];
    double ap = as[j];
    double aq = as[j + 1];
    double ar = as[j + 2];
    double at = as[j + 3];
    double bp = bs[j];
    double bq = bs[j + 1];
    double br = bs[j + 2];
    double bt = bs[j + 3];
    double cp = cs[j];
    double cq = cs[j + 1];
    double cr = cs[j + 2];
    double ct = cs[j + 3];
    double dp = ds[j];
    double dq = ds[j + 1];
    double dr = ds[j + 2];
    double dt = ds[j + 3];
    for (int r = from; r < to; r++) {
      double a0 = a[r];
      double b0 = b[r];
      double c0 = c[r];
      double d0 = d[r];
      double p0 = p[r];
      double q0 = q[r];
      double s0 = s[r];
      double t0 = t[r];
      ap = Math.fma(a0, p0, ap);
      aq = Math.fma(a0, q0, aq);
      ar = Math.fma(a0, s0, ar);
      at = Math.fma(a0, t0, at);
      bp = Math.fma(b0, p0, bp);
      bq = Math.fma(b0, q0, bq);
      br = Math.fma(b0, s0, br);
      bt = Math.fma(b0, t0, bt);
      cp = Math.fma(c0, p0, cp);
      cq = Math.fma(c0, q0, cq);
      cr = Math.fma(c0, s0, cr);
      ct = Math.fma(c0, t0, ct);
      dp = Math.fma(d0, p0, dp);
      dq = Math.fma(d0, q0, dq);
      dr = Math.fma(d0, s0, dr);
      dt = Math.fma(d0, t0, dt);
    }
    as[j] = ap;
    as[j + 1] = aq;
    as[j + 2] = ar;
    as[j + 3] = at;
    bs[j] = bp;
    bs[j + 1] = bq;
    bs[j + 2] = br;
    bs[j + 3] = bt;
    cs[j] = cp;
    cs[j + 1] = cq;
    cs[j + 2] = cr;
    cs[j + 3] = ct;
    ds[j] = dp;
    ds[j + 1] = dq;
    ds[j + 2] = dr;
    ds[j + 3] = dt;
  }
}
