package org.lacrima.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The unit in which a covariate is measured does not matter. */
class UnitsTest {

  @Test
  void partial_correlations_are_the_same_in_any_unit(@TempDir Path folder) {
    Random random = new Random(5);
    StringBuilder data = new StringBuilder("x,y,z,large,small,w\n");
    for (int row = 0; row < 80; row++) {
      BigDecimal z = BigDecimal.valueOf(1 + random.nextInt(700), 2);
      int w = 1 + random.nextInt(7);
      double x = z.doubleValue() + random.nextGaussian();
      double y = 2 * z.doubleValue() + w + random.nextGaussian();
      data.append(BigDecimal.valueOf(Math.round(100 * x), 2).toPlainString()).append(',');
      data.append(BigDecimal.valueOf(Math.round(100 * y), 2).toPlainString()).append(',');
      data.append(z.toPlainString()).append(',');
      data.append(z.movePointRight(6).toPlainString()).append(',');
      data.append(z.movePointLeft(6).toPlainString()).append(',').append(w).append('\n');
    }
    List<ResultRecord> records =
        Specs.run(
                folder,
                """
                analyses:
                  - {id: as-it-is, partial-correlation: {x: [x], y: [y], given: [z, w]}}
                  - {id: large, partial-correlation: {x: [x], y: [y], given: [large, w]}}
                  - {id: small, partial-correlation: {x: [x], y: [y], given: [small, w]}}
                  - {id: twice, partial-correlation: {x: [x], y: [y], given: [z, large, w]}}
                """,
                data.toString())
            .records();
    double r = records.get(0).estimate();
    assertThat(r).isBetween(-0.9, 0.9);
    assertThat(records.get(1).estimate()).isCloseTo(r, within(1e-14));
    assertThat(records.get(2).estimate()).isCloseTo(r, within(1e-14));
    assertThat(records.get(3).estimate()).isNaN();
    assertThat(records.get(3).notes()).containsExactly("singular");
  }
}
