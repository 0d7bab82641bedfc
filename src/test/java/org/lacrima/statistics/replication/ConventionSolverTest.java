package org.lacrima.statistics.replication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.lacrima.statistics.replication.ConventionSolver.Convention;

class ConventionSolverTest {

  private static final PrintedGroup CRIERS =
      new PrintedGroup(97, Printed.of("63.91"), Printed.of("161.42"));
  private static final PrintedGroup OTHERS =
      new PrintedGroup(27, Printed.of("19.33"), Printed.of("15.54"));

  private static List<String> names(String p) {
    return ConventionSolver.reproducing(
            PrintedP.of(p), ConventionSolver.ofTwoGroups(CRIERS, OTHERS))
        .stream()
        .map(Convention::name)
        .toList();
  }

  /** R 4.2.2: t from the summary, pt(). */
  @Test
  void the_sessions_of_the_crying_study_hang_on_the_convention() {
    List<Convention> all = ConventionSolver.ofTwoGroups(CRIERS, OTHERS);
    assertThat(all.get(0).statistic()).isEqualTo(1.43, within(0.005));
    assertThat(all.get(0).df()).isEqualTo(122);
    assertThat(all.get(0).p()).isEqualTo(.156, within(0.0005));
    assertThat(all.get(1).statistic()).isEqualTo(2.68, within(0.005));
    assertThat(all.get(1).df()).isEqualTo(102.08, within(0.005));
    assertThat(all.get(1).p()).isEqualTo(.0087, within(0.00005));
    assertThat(names("= .16")).containsExactly("student");
    assertThat(names(".009")).containsExactly("welch");
    assertThat(names("< .01")).containsExactly("welch", "welch-one-sided");
    assertThat(names("> .05")).containsExactly("student", "student-one-sided");
    assertThat(names("= .50")).isEmpty();
  }

  @Test
  void rounding_leaves_p_open_around_the_printed_numbers() {
    for (Convention each : ConventionSolver.ofTwoGroups(CRIERS, OTHERS)) {
      assertThat(each.between().low()).isLessThan(each.p());
      assertThat(each.between().high()).isGreaterThan(each.p());
    }
  }

  @Test
  void groups_that_may_have_the_same_mean_may_have_any_p_up_to_one() {
    PrintedGroup a = new PrintedGroup(20, Printed.of("3.2"), Printed.of("0.5"));
    PrintedGroup b = new PrintedGroup(20, Printed.of("3.3"), Printed.of("0.5"));
    assertThat(ConventionSolver.ofTwoGroups(a, b).get(0).between().high()).isEqualTo(1);
  }

  private static List<String> ofR(String r, long n, String p) {
    return ConventionSolver.reproducing(
            PrintedP.of(p), ConventionSolver.ofCorrelation(Printed.of(r), n))
        .stream()
        .map(Convention::name)
        .toList();
  }

  /** R 4.2.2: 2 * pt(-t, n - 2), 2 * pnorm(-atanh(r) * sqrt(n - 3)). */
  @Test
  void a_printed_correlation_is_tested_by_t_and_by_z() {
    List<Convention> all = ConventionSolver.ofCorrelation(Printed.of("0.41"), 97);
    assertThat(all.get(0).statistic()).isEqualTo(4.3814, within(0.0001));
    assertThat(all.get(0).df()).isEqualTo(95);
    assertThat(all.get(0).p()).isEqualTo(3.0382798e-05, within(1e-12));
    assertThat(all.get(1).p()).isEqualTo(2.4063615e-05, within(1e-12));
    assertThat(ofR("0.20", 97, "= .05")).contains("correlation-t", "correlation-z");
    assertThat(ofR("0.20", 97, "= .02"))
        .containsExactly("correlation-t-one-sided", "correlation-z-one-sided");
    assertThat(ofR("0.20", 97, "< .001")).isEmpty();
    assertThat(ofR("0.00", 97, "> .99")).contains("correlation-t");
  }
}
