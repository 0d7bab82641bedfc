package org.lacrima.study;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lacrima.study.participant.Surveys;
import org.lacrima.study.participant.Versions;
import org.lacrima.study.storage.Researcher;
import org.lacrima.study.storage.Study;
import org.lacrima.study.storage.StudyStatus;
import org.lacrima.survey.Interview;
import org.lacrima.survey.Item;
import org.lacrima.survey.Order;
import org.lacrima.survey.Page;
import org.lacrima.survey.SurveyDefinition;

/** Random orders, page times, the field that only programs fill, and who is not asked on. */
@QuarkusTest
class HonestDataTest {

  private static final String STUDY = "/s/shuffled";

  @Inject Surveys surveys;
  @Inject Versions versions;
  @Inject SettableClock clock;

  private final SurveyDefinition survey = org.lacrima.survey.Surveys.shuffled();

  @BeforeEach
  void open() throws Exception {
    ResearcherTest.account("researcher", false);
    if (surveys.current("shuffled").isEmpty()) {
      QuarkusTransaction.requiringNew().run(this::make);
    }
    QuarkusTransaction.requiringNew()
        .run(() -> Study.update("proofOfWork = false where slug = 'shuffled'"));
  }

  private void make() {
    Study study = new Study();
    study.slug = "shuffled";
    study.title = "Shuffled";
    study.status = StudyStatus.OPEN;
    study.demo = true;
    study.owner = Researcher.<Researcher>find("name", "researcher").firstResult();
    study.surveyHash = survey.sha256();
    study.createdAt = clock.instant();
    study.persist();
    versions.register(study, survey, clock.instant());
    surveys.offer(study, survey);
  }

  private static Map<String, String> beginning(Visitor visitor) {
    String landing = visitor.get(STUDY).asString();
    Map<String, String> form = new HashMap<>();
    for (String name : List.of("lang", "consentVersion", "key", "challenge")) {
      form.put(name, Visitor.field(landing, name));
    }
    form.put("consent", "yes");
    return form;
  }

  private static Response post(Visitor visitor, String path, Map<String, String> form) {
    return visitor.post(
        path,
        form.entrySet().stream()
            .collect(Collectors.toMap(Map.Entry::getKey, each -> List.of(each.getValue()))));
  }

  private static String begin(Visitor visitor) {
    return Visitor.path(post(visitor, STUDY + "/begin", beginning(visitor)));
  }

  private static Interview asked(SurveyDefinition survey, String id) {
    return Interview.start(
        survey, Order.of(Stored.count("select order_seed from response where public_id = ?", id)));
  }

  private static List<String> names(String html) {
    Matcher names = Pattern.compile("<fieldset id=\"item-([a-z0-9_]+)\"").matcher(html);
    List<String> found = new ArrayList<>();
    while (names.find()) {
      found.add(names.group(1));
    }
    return found;
  }

  @Test
  void every_visit_of_a_response_shows_the_order_of_its_seed() {
    List<List<String>> orders = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      Visitor visitor = new Visitor();
      String at = begin(visitor);
      Interview expected = asked(survey, Stored.lastResponse());
      List<String> seen = new ArrayList<>();
      at = Visitor.path(visitor.post(at, "age", "30"));
      for (Page page : expected.pages().subList(1, 3)) {
        assertThat(at).endsWith("/pages/" + page.id());
        List<String> items = page.items().stream().map(Item::id).toList();
        assertThat(names(visitor.get(at).asString())).isEqualTo(items);
        assertThat(names(visitor.get(at).asString())).isEqualTo(items);
        seen.addAll(items);
        at = Visitor.path(visitor.post(at));
      }
      orders.add(seen);
    }
    assertThat(orders)
        .as("six seeds give more than one order")
        .anyMatch(o -> !o.equals(orders.get(0)));
  }

  @Test
  void whom_the_study_is_not_about_reads_why_and_can_mend_a_slip() {
    Visitor visitor = new Visitor();
    String first = begin(visitor);
    String id = Stored.lastResponse();
    assertThat(Visitor.path(visitor.post(first, "age", "8"))).isEqualTo(STUDY + "/ended");
    String page = visitor.get(STUDY + "/ended").asString();
    assertThat(page)
        .contains("This study is for adults", "Thank you for your interest", "988")
        .contains(STUDY + "/withdraw", STUDY + "/pages/who")
        .doesNotContain("Send my answers");
    assertThat(visitor.open(STUDY + "/send").asString()).contains("This study is for adults");
    assertThat(visitor.open(STUDY + "/resume").asString()).contains("This study is for adults");
    assertThat(Visitor.path(visitor.post(STUDY + "/send"))).endsWith("/ended");
    assertThat(Stored.column("select status from response where public_id = ?", id))
        .containsExactly("in-progress");
    assertThat(row(id)).contains(",in-progress,").contains(",1,-55,-77,0,0\r");
    assertThat(visitor.get(first).statusCode()).isEqualTo(200);
    assertThat(Visitor.path(visitor.post(first, "age", "80"))).contains("/pages/");
    assertThat(visitor.get(STUDY + "/ended").statusCode()).isEqualTo(303);
    assertThat(row(id)).contains(",0,-55,");
  }

  @Test
  void programs_are_told_too_that_the_study_is_not_about_them() {
    Response begun =
        given()
            .contentType("application/json")
            .body(Map.of("consentVersion", "1.0.0", "language", "en"))
            .post("/api/v1/studies/shuffled/responses");
    String id = begun.jsonPath().getString("id");
    String secret = begun.jsonPath().getString("secret");
    given()
        .contentType("application/json")
        .header("Authorization", "Bearer " + secret)
        .body(Map.of("answers", Map.of("age", 101)))
        .put("/api/v1/responses/" + id + "/pages/who")
        .then()
        .statusCode(200)
        .body("next", org.hamcrest.Matchers.nullValue())
        .body(
            "screenedOut", org.hamcrest.Matchers.equalTo("This study is about people up to 100."));
    given()
        .contentType("application/json")
        .header("Authorization", "Bearer " + secret)
        .post("/api/v1/responses/" + id + "/submit")
        .then()
        .statusCode(409)
        .body("code", org.hamcrest.Matchers.equalTo("screened-out"));
  }

  @Test
  void a_form_says_when_it_was_shown_and_a_forged_one_says_nothing() {
    Visitor visitor = new Visitor();
    String at = begin(visitor);
    String id = Stored.lastResponse();
    clock.pass(Duration.ofHours(20));
    String shown = Visitor.field(visitor.get(at).asString(), "shown-at");
    clock.pass(Duration.ofSeconds(12));
    visitor.post(at, "age", "30", "shown-at", shown);
    visitor.post(at, "age", "30", "shown-at", shown);
    assertThat(sendings(id)).as("sent twice, kept once").hasSize(1).doesNotContainNull();
    assertThat(paradata(id, "who")).contains(",1,1,").contains(",12.0,0,age");
    String again = Visitor.field(visitor.get(at).asString(), "shown-at");
    clock.pass(Duration.ofSeconds(3));
    visitor.post(at, "age", "31", "shown-at", again);
    assertThat(paradata(id, "who")).contains(",1,2,").contains(",15.0,1,age");
    visitor.post(at, "age", "32", "shown-at", "1" + again);
    assertThat(sendings(id)).hasSize(3).containsNull();
  }

  @Test
  void a_field_that_no_person_sees_is_noted_and_refuses_nobody() {
    Visitor visitor = new Visitor();
    String at = begin(visitor);
    String id = Stored.lastResponse();
    assertThat(visitor.get(at).asString())
        .contains("Please leave this empty.")
        .containsPattern(
            "aria-hidden=\"true\"><label>.*<input type=\"text\" name=\"web-site\" tabindex=\"-1\""
                + " autocomplete=\"off\">");
    assertThat(row(id)).endsWith(",0\r");
    assertThat(visitor.post(at, "age", "30", "web-site", "https://buy.example").statusCode())
        .isEqualTo(303);
    assertThat(Stored.rows(id)).containsExactly("age=30");
    assertThat(row(id)).endsWith(",1\r");
  }

  private static List<String> sendings(String id) {
    return Stored.column(
        "select p.shown_at::text from page_submission p join response r on r.id = p.response_id"
            + " where r.public_id = ? order by p.id",
        id);
  }

  private static String row(String id) {
    return line("export.csv", id + ",");
  }

  private static String paradata(String id, String page) {
    return line("paradata.csv", id + "," + page + ",");
  }

  private static String line(String file, String start) {
    String all =
        given()
            .auth()
            .preemptive()
            .basic("researcher", ResearcherTest.PASSWORD)
            .get("/api/v1/studies/shuffled/" + file)
            .asString();
    return all.lines().count() == 0
        ? ""
        : List.of(all.split("\n")).stream().filter(l -> l.startsWith(start)).findFirst().orElse("");
  }
}
