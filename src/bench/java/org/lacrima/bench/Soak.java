package org.lacrima.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.lacrima.load.Crowd;
import org.lacrima.load.Journey;
import org.lacrima.load.Ledger;
import org.lacrima.load.LoadStudies;
import org.lacrima.load.Plan;
import org.lacrima.load.Service;
import org.lacrima.load.Tally;
import org.lacrima.survey.Item;
import org.lacrima.survey.Page;
import org.lacrima.survey.SurveyDefinition;

/**
 * ODK Central's soak: 250 items in one submission, 50 a second for 30 seconds, and all of them must
 * succeed. Here each of the 50 also reads the consent, begins, sees the page and submits.
 */
final class Soak {

  private static final int ITEMS = 250;
  private static final int PER_SECOND = 50;
  private static final Duration TIME = Duration.ofSeconds(30);
  private static final Duration GIVE_UP = Duration.ofSeconds(60);

  private final Workbench bench;

  Soak(Workbench bench) {
    this.bench = bench;
  }

  boolean measure() throws IOException, InterruptedException, SQLException {
    Path home = Files.createTempDirectory(bench.work(), "soak");
    SurveyDefinition survey = LoadStudies.generated(home, "soak", 1, ITEMS);
    List<Plan> plans = new ArrayList<>();
    Random random = new Random(7);
    for (int i = 0; i < 64; i++) {
      plans.add(Plan.of(survey, "en", page -> answers(page, random)));
    }
    AtomicInteger next = new AtomicInteger();
    try (Service service = new Service(List.of(bench.lacrima()), home, home.resolve("serve.log"))) {
      service.start();
      Ledger.open(home, survey.id());
      Tally tally =
          new Crowd(
                  service.port(),
                  () -> new Journey(survey.id(), plans.get(next.getAndIncrement() % 64), null),
                  Crowd.Patience.NONE,
                  GIVE_UP)
              .arrive(PER_SECOND, TIME);
      Ledger.Finding found = Ledger.check(home, survey.id(), tally.journeys(), true);
      tally.errors().forEach(System.out::println);
      found.faults().stream().limit(5).forEach(System.out::println);
      System.out.printf(
          "%nSoak, from a cold start: %d items in one submission, %d a second for %d s: %d of %d"
              + " journeys came to their end, %d answers are there; save %s, other %s%n",
          ITEMS,
          PER_SECOND,
          TIME.toSeconds(),
          tally.ended(),
          tally.journeys().size(),
          found.answers(),
          Load.percentiles(tally.saves()),
          Load.percentiles(tally.shows()));
      return tally.failed() == 0 && found.faults().isEmpty();
    }
  }

  private static Map<String, List<String>> answers(Page page, Random random) {
    Map<String, List<String>> answers = new LinkedHashMap<>();
    for (Item item : page.items()) {
      answers.put(
          item.id(),
          List.of(
              item.format().kind().equals("rating")
                  ? Integer.toString(1 + random.nextInt(5))
                  : "some words " + random.nextInt(1000)));
    }
    return answers;
  }
}
