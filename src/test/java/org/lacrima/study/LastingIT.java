package org.lacrima.study;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
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

/** The packaged service under many participants, while it and its database are killed. */
class LastingIT {

  private static final String STUDY = "marked";
  private static final int AT_ONCE = 64;
  private static final Pattern MARK = Pattern.compile("mark-(\\d+)-");

  @TempDir private static Path directory = Path.of("");
  private static SurveyDefinition survey;
  private static Service service;

  private final Queue<String> intrusions = new ConcurrentLinkedQueue<>();

  @BeforeAll
  static void serve() throws Exception {
    Path home = directory.resolve("home");
    survey = LoadStudies.generated(home, STUDY, 5, 30);
    service =
        new Service(
            Service.packaged("-Xmx512m", "-XX:TieredStopAtLevel=1"),
            home,
            directory.resolve("serve.log"));
    service.start();
    Ledger.open(home, STUDY);
  }

  @AfterAll
  static void end() {
    service.close();
  }

  /** Answers by which everybody is known, as their number stands in each line of text. */
  private Journey participant(int number) {
    Random random = new Random(number);
    Plan plan = Plan.of(survey, "en", page -> answers(page, number, random));
    return new Journey(STUDY, plan, (journey, html) -> look(number, html));
  }

  private static Map<String, List<String>> answers(Page page, int number, Random random) {
    Map<String, List<String>> answers = new LinkedHashMap<>();
    for (Item item : page.items()) {
      String value =
          item.format().kind().equals("rating")
              ? Integer.toString(1 + random.nextInt(5))
              : "mark-" + number + "-" + page.id();
      answers.put(item.id(), List.of(value));
    }
    return answers;
  }

  private void look(int number, String html) {
    Matcher mark = MARK.matcher(html);
    while (mark.find()) {
      if (Integer.parseInt(mark.group(1)) != number) {
        intrusions.add(number + " was shown " + mark.group());
      }
    }
  }

  @Test
  void what_was_acknowledged_outlives_the_killing_of_service_and_database_under_64_participants()
      throws Exception {
    AtomicInteger next = new AtomicInteger();
    Crowd crowd =
        new Crowd(
            service.port(),
            () -> participant(next.incrementAndGet()),
            Crowd.Patience.ENDLESS,
            Duration.ofSeconds(10));
    CompletableFuture<Void> killing = CompletableFuture.runAsync(() -> kill(crowd));
    Tally tally = crowd.sit(AT_ONCE, Duration.ZERO, Duration.ofMinutes(10));
    killing.get(1, TimeUnit.SECONDS);

    assertThat(tally.errors()).isEmpty();
    assertThat(tally.interrupted()).as("killed while somebody waited").isGreaterThan(AT_ONCE);
    assertThat(tally.journeys()).hasSizeGreaterThan(AT_ONCE).allMatch(Journey::sent);
    assertThat(intrusions).isEmpty();
    Ledger.Finding found = Ledger.check(service.home(), STUDY, tally.journeys(), true);
    assertThat(found.faults()).isEmpty();
    assertThat(found.responses()).isEqualTo(tally.journeys().size());
    assertThat(found.submissions()).isEqualTo(5L * tally.journeys().size());
    assertThat(found.answers()).isEqualTo(30L * tally.journeys().size());
    assertThat(Files.readString(service.log())).doesNotContain("\tat ", "mark-");
  }

  /** Two of each, at moments that nobody chose; then whoever is there may finish. */
  private static void kill(Crowd crowd) {
    Random random = new Random();
    try {
      for (int round = 0; round < 2; round++) {
        Thread.sleep(1000 + random.nextInt(1000));
        service.kill();
        service.start();
        Thread.sleep(1000 + random.nextInt(1000));
        killDatabase();
      }
      Thread.sleep(1000);
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    } finally {
      crowd.closeDoor();
    }
  }

  private static void killDatabase() throws InterruptedException {
    ProcessHandle database = requireNonNull(service.postgres());
    database.destroyForcibly();
    Instant patience = Instant.now().plus(Duration.ofSeconds(40));
    while (Instant.now().isBefore(patience)
        && (database.equals(service.postgres()) || !service.ready())) {
      Thread.sleep(100);
    }
  }
}
