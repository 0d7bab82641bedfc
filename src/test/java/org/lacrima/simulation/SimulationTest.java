package org.lacrima.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lacrima.definition.Loaded;
import org.lacrima.definition.Problem;
import org.lacrima.scoring.Score;
import org.lacrima.scoring.Scoring;
import org.lacrima.survey.Interview;
import org.lacrima.survey.Order;
import org.lacrima.survey.SurveyDefinition;
import org.lacrima.survey.Surveys;

class SimulationTest {

  private static final SurveyDefinition SURVEY = Surveys.crying();
  private static final Path FILE = Path.of("surveys/populations/crying-in-therapy.yaml");

  private static Population population() {
    return PopulationLoader.load(FILE, SURVEY).get();
  }

  private static List<SyntheticParticipant> people(Population population, long seed, int n) {
    return Simulation.of(SURVEY, population, seed).participants(n).toList();
  }

  @Test
  void everybody_answers_through_the_surveys_own_routing_and_checks() {
    for (SyntheticParticipant each : people(population(), 7, 60)) {
      Interview interview = Interview.start(SURVEY, Order.AS_WRITTEN);
      for (SyntheticParticipant.Submission sent : each.submissions()) {
        interview =
            interview.with(interview.check(SURVEY.page(sent.page()).orElseThrow(), sent.values()));
        assertThat(sent.after().toSeconds()).isPositive();
      }
      assertThat(interview.complete()).isTrue();
      assertThat(interview.answers()).isEqualTo(each.answers());
      boolean cried = "1".equals(each.answers().get("ever_cried"));
      assertThat(each.submissions()).hasSize(cried ? 10 : 6);
    }
  }

  @Test
  void a_seed_gives_the_same_people_and_a_person_does_not_depend_on_the_others() {
    assertThat(people(population(), 7, 20)).isEqualTo(people(population(), 7, 20));
    assertThat(people(population(), 7, 5)).isEqualTo(people(population(), 7, 20).subList(0, 5));
    assertThat(people(population(), 8, 5)).isNotEqualTo(people(population(), 7, 5));
  }

  @Test
  void what_was_published_about_the_sample_is_about_what_comes_out() {
    List<SyntheticParticipant> people = people(population(), 1, 1500);
    assertThat(share(people, "gender", "1")).isCloseTo(0.69, within(0.05));
    assertThat(share(people, "ever_cried", "1")).isCloseTo(0.78, within(0.05));
    assertThat(share(people, "race_ethnicity", "1")).isCloseTo(0.69, within(0.06));
    assertThat(mean(people, "age")).isCloseTo(30.3, within(1.5));
    assertThat(correlation(people, "cry_positive", "ctsc_total")).isBetween(0.3, 0.55);
    assertThat(correlation(people, "cry_therapist", "ctsc_total")).isBetween(0.3, 0.6);
    assertThat(correlation(people, "cry_sessions_4wk", "ctsc_total")).isBetween(-0.12, 0.12);
  }

  @Test
  void a_population_without_effects_has_none() {
    List<SyntheticParticipant> people = people(population().withoutEffects(), 1, 1500);
    assertThat(correlation(people, "cry_positive", "ctsc_total")).isCloseTo(0, within(0.12));
    assertThat(correlation(people, "wai_total", "ctsc_total")).isCloseTo(0, within(0.12));
    assertThat(correlation(people, "cry_discomfort", "rq_self")).isCloseTo(0, within(0.12));
    assertThat(correlation(people, "wai_01", "wai_02"))
        .as("a scale's own items still belong together")
        .isGreaterThan(0.3);
  }

  @Test
  void all_problems_of_a_population_are_told_at_once(@TempDir Path folder) throws Exception {
    String text =
        Files.readString(FILE)
            .replace("tears ~ change: 0.40", "tear ~ change: 0.40")
            .replace("{of: wai_01 .. wai_12, loadings", "{of: wai_01 .. wai_13, loadings")
            .replace("skip: 0.82", "skip: 8.2")
            .replace("{1: 0.69, 2: 0.22, 3: 0.09}", "{1: 0.69, 2: 0.22, 4: 0.09}");
    Path file = Files.writeString(folder.resolve("people.yaml"), text);
    Loaded<Population> loaded = PopulationLoader.load(file, SURVEY);
    assertThat(loaded.problems())
        .extracting(Problem::code)
        .containsExactlyInAnyOrder("unknown-trait", "unknown-item", "bad-range", "unknown-option");
  }

  @Test
  void correlations_that_nobody_can_have_are_refused(@TempDir Path folder) throws Exception {
    String text =
        Files.readString(FILE).replace("positive ~ change: 0.52", "positive ~ change: -0.9");
    Path file = Files.writeString(folder.resolve("people.yaml"), text);
    assertThat(PopulationLoader.load(file, SURVEY).problems())
        .extracting(Problem::code)
        .containsExactly("not-positive-definite");
  }

  @Test
  void an_item_that_nothing_is_said_of_is_told(@TempDir Path folder) throws Exception {
    String text = Files.readString(FILE).replaceAll("(?m)^  - \\{of: cry_talked.*$", "");
    Path file = Files.writeString(folder.resolve("people.yaml"), text);
    assertThat(PopulationLoader.load(file, SURVEY).problems())
        .extracting(Problem::code)
        .containsExactly("item-without-model");
  }

  private static double share(List<SyntheticParticipant> people, String column, String value) {
    return people.stream().filter(p -> value.equals(p.answers().get(column))).count()
        / (double) people.size();
  }

  private static double[] values(SyntheticParticipant person, String x, String y) {
    Map<String, String> columns =
        Interview.of(SURVEY, Order.AS_WRITTEN, person.answers()).columns();
    Map<String, Score> scores = Scoring.of(SURVEY).scores(columns::get);
    double[] pair = new double[2];
    for (int i = 0; i < 2; i++) {
      String name = i == 0 ? x : y;
      Score score = scores.get(name);
      String text = score == null ? columns.getOrDefault(name, "") : score.text();
      pair[i] = Double.parseDouble(text);
    }
    return pair;
  }

  private static double mean(List<SyntheticParticipant> people, String column) {
    return people.stream()
        .mapToDouble(p -> values(p, column, column)[0])
        .filter(v -> v > -50)
        .average()
        .orElse(0);
  }

  private static double correlation(List<SyntheticParticipant> people, String x, String y) {
    List<double[]> pairs =
        people.stream().map(p -> values(p, x, y)).filter(p -> p[0] > -50 && p[1] > -50).toList();
    double mx = pairs.stream().mapToDouble(p -> p[0]).average().orElse(0);
    double my = pairs.stream().mapToDouble(p -> p[1]).average().orElse(0);
    double xy = pairs.stream().mapToDouble(p -> (p[0] - mx) * (p[1] - my)).sum();
    double xx = pairs.stream().mapToDouble(p -> (p[0] - mx) * (p[0] - mx)).sum();
    double yy = pairs.stream().mapToDouble(p -> (p[1] - my) * (p[1] - my)).sum();
    return xy / Math.sqrt(xx * yy);
  }
}
