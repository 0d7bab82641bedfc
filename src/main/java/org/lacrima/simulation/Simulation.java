package org.lacrima.simulation;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.lacrima.survey.Interview;
import org.lacrima.survey.Item;
import org.lacrima.survey.Order;
import org.lacrima.survey.Page;
import org.lacrima.survey.PageCheck;
import org.lacrima.survey.SplitMix;
import org.lacrima.survey.SurveyDefinition;

/**
 * Lets a population answer a survey through the survey's own routing and checks: page by page, each
 * page only if it is shown, each answer only if it is accepted. The same seed gives the same
 * participants, and the same participant whoever else takes part.
 */
public final class Simulation {

  /** Sets the orders apart from all else that a seed decides. */
  private static final long ORDERS = 0x6F72646572L;

  private final SurveyDefinition survey;
  private final Population population;
  private final long seed;

  private Simulation(SurveyDefinition survey, Population population, long seed) {
    this.survey = survey;
    this.population = population;
    this.seed = seed;
  }

  public static Simulation of(SurveyDefinition survey, Population population, long seed) {
    if (!population.survey().equals(survey.id())) {
      throw new IllegalArgumentException(
          "The population answers " + population.survey() + ", not " + survey.id());
    }
    return new Simulation(survey, population, seed);
  }

  public Stream<SyntheticParticipant> participants(int n) {
    return IntStream.range(0, n).mapToObj(this::participant);
  }

  /** The participant of this index, from 0. */
  public SyntheticParticipant participant(int index) {
    SplitMix random = SplitMix.stream(seed, index);
    Population.Pace pace = population.pace();
    long shift = (long) (random.nextDouble() * population.apartS());
    OffsetDateTime start = population.start().plusSeconds(index * population.apartS() + shift);
    double tempo = StrictMath.exp(pace.tempo() * random.nextGaussian());
    Answering answering = new Answering(population, population.traits().draw(random), random);
    Order order = Order.of(SplitMix.stream(seed ^ ORDERS, index).nextLong());
    Interview interview = Interview.start(survey, order);
    List<SyntheticParticipant.Submission> submissions = new ArrayList<>();
    double seconds = pace.openingS() * tempo;
    for (Optional<Page> at = interview.resumeAt(); at.isPresent(); at = interview.resumeAt()) {
      Page page = at.get();
      Map<String, List<String>> values = new LinkedHashMap<>();
      for (Item item : page.items()) {
        if (interview.shows(item)) {
          values.putAll(answering.answer(item));
          seconds += pace.itemS() * tempo * StrictMath.exp(pace.spread() * random.nextGaussian());
        }
      }
      PageCheck check = interview.check(page, values);
      if (!check.accepted()) {
        throw new IllegalStateException(
            "The population gives answers that the survey refuses: " + check.problems());
      }
      submissions.add(
          new SyntheticParticipant.Submission(
              page.id(), values, Duration.ofSeconds(Math.max(2, Math.round(seconds)))));
      seconds = 0;
      interview = interview.with(check);
    }
    return new SyntheticParticipant(
        index,
        String.format(Locale.ROOT, "synthetic-%05d", index + 1),
        survey.language(),
        start,
        order,
        submissions,
        interview.screenedOut().isPresent(),
        interview.answers());
  }
}
