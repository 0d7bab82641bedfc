package org.lacrima.study;

import static io.restassured.RestAssured.given;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
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
  private static final String CHANGING = "changing";
  private static final int AT_ONCE = 64;
  private static final Pattern MARK = Pattern.compile("mark-(\\d+)-");

  @TempDir private static Path directory = Path.of("");
  private static SurveyDefinition survey;
  private static SurveyDefinition traced;
  private static Service service;

  private final Queue<String> intrusions = new ConcurrentLinkedQueue<>();

  @BeforeAll
  static void serve() throws Exception {
    Path home = directory.resolve("home");
    survey = LoadStudies.generated(home, STUDY, 5, 30);
    traced = LoadStudies.generated(home, "traced", 3, 9);
    LoadStudies.generated(home, CHANGING, 2, 4);
    service =
        new Service(
            Service.packaged("-Xmx512m", "-XX:TieredStopAtLevel=1"),
            home,
            directory.resolve("serve.log"));
    service.start();
    Ledger.open(home, STUDY);
    Ledger.open(home, traced.id());
    Ledger.open(home, CHANGING);
  }

  @AfterAll
  static void end() {
    service.close();
  }

  /** Answers by which everybody is known, as their number stands in each line of text. */
  private Journey participant(SurveyDefinition survey, int number) {
    Random random = new Random(number);
    Plan plan = Plan.of(survey, "en", page -> answers(page, number, random));
    return new Journey(survey.id(), plan, (journey, html) -> look(number, html));
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
            () -> participant(survey, next.incrementAndGet()),
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

  @Test
  void nobody_leaves_an_address_a_device_a_secret_or_an_answer_in_any_log() throws Exception {
    AtomicInteger next = new AtomicInteger();
    Crowd crowd =
        new Crowd(
            service.port(),
            () -> participant(traced, next.incrementAndGet()),
            Crowd.Patience.ENDLESS,
            Duration.ofSeconds(10));
    CompletableFuture<Void> mishaps =
        CompletableFuture.runAsync(
            () -> {
              try {
                Thread.sleep(1000);
                killDatabase();
                badInput();
              } catch (InterruptedException e) {
                throw new IllegalStateException(e);
              } finally {
                crowd.closeDoor();
              }
            });
    Tally tally = crowd.sit(16, Duration.ZERO, Duration.ofMinutes(10));
    mishaps.get(1, TimeUnit.SECONDS);
    assertThat(tally.interrupted()).isPositive();
    assertThat(Ledger.traces(service, tally.journeys(), MARK)).isEmpty();
  }

  private static void badInput() {
    for (String value : List.of("mark-7-\u0000", "mark-7-" + "x".repeat(10_000), "mark-7-\uFFFD")) {
      Begun begun = begin();
      assertThat(put(begun, "page-1", Map.of("line_1", value))).isEqualTo(422);
      assertThat(put(begun, "page-1", Map.of("nobody", value))).isEqualTo(422);
      assertThat(put(begun, value.substring(0, 7), Map.of("line_1", value))).isEqualTo(404);
      assertThat(put(new Begun(value.substring(0, 6), begun.secret()), "page-1", Map.of()))
          .isEqualTo(404);
      given()
          .port(service.port())
          .formParam("code", value)
          .post("/s/" + CHANGING + "/return")
          .then()
          .statusCode(400);
    }
  }

  private record Begun(String id, String secret) {}

  private static Begun begin() {
    JsonPath json =
        given()
            .port(service.port())
            .contentType(ContentType.JSON)
            .body(Map.of("consentVersion", "1.0.0", "language", "en"))
            .post("/api/v1/studies/" + CHANGING + "/responses")
            .jsonPath();
    return new Begun(json.getString("id"), json.getString("secret"));
  }

  private static int put(Begun begun, String page, Map<String, ?> answers) {
    return given()
        .port(service.port())
        .header("Authorization", "Bearer " + begun.secret())
        .contentType(ContentType.JSON)
        .body(Map.of("answers", answers))
        .put("/api/v1/responses/" + begun.id() + "/pages/" + page)
        .statusCode();
  }

  @Test
  void whoever_began_before_a_survey_was_changed_goes_on_with_what_was_asked_then()
      throws Exception {
    Begun before = begin();
    assertThat(put(before, "page-1", Map.of("line_1", "a", "item_1_002", 1))).isEqualTo(200);
    service.close();
    LoadStudies.generated(service.home(), CHANGING, 2, 6);
    service.start();
    assertThat(put(before, "page-2", Map.of("line_2", "b", "item_2_003", 1))).isEqualTo(422);
    assertThat(put(before, "page-2", Map.of("line_2", "b", "item_2_002", 1))).isEqualTo(200);
    assertThat(put(before, "page-1", Map.of("line_1", "c"))).isEqualTo(200);
    given()
        .port(service.port())
        .header("Authorization", "Bearer " + before.secret())
        .contentType(ContentType.JSON)
        .post("/api/v1/responses/" + before.id() + "/submit")
        .then()
        .statusCode(200);
    Begun after = begin();
    assertThat(put(after, "page-1", Map.of("line_1", "a", "item_1_003", 1))).isEqualTo(200);
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
