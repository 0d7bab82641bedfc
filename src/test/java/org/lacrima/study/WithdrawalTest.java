package org.lacrima.study;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.lacrima.study.Visitor.STUDY;
import static org.lacrima.study.Visitor.path;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lacrima.study.participant.Tombstones;
import org.lacrima.study.security.Code;
import org.lacrima.survey.SurveyDefinition;

/**
 * Who has the code sees what is stored, takes it away, and takes it back: a part, or everything.
 */
@QuarkusTest
@WithTestResource(value = ServiceResource.class, scope = TestResourceScope.GLOBAL)
class WithdrawalTest {

  private static final Map<String, Map<String, List<String>>> CRIED =
      Map.of(
          "about-you", Map.of("age", List.of("37"), "gender", List.of("-88")),
          "crying", Map.of("ever_cried", List.of("1")),
          "last-time", Map.of("cry_pos_01", List.of("6")),
          "what-it-meant", Map.of("cry_story", List.of("=1+1 <b>it rained</b>")),
          "alliance", Map.of("wai_01", List.of("5")));

  @Inject Tombstones tombstones;
  @Inject SettableClock clock;
  @Inject TestStudies studies;

  @BeforeEach
  void onTheFirstOfMarch() {
    clock.set(Instant.parse("2026-03-01T10:00:00Z"));
  }

  /** Somebody who has sent everything, and the code to take it back. */
  private record Sent(Visitor visitor, String id, String code) {}

  private static Sent sent(String language) {
    Visitor visitor = new Visitor(language);
    String end = StudyPagesTest.walk(visitor, visitor.begin(), CRIED);
    visitor.get(end);
    visitor.post(end);
    String done = visitor.get(STUDY + "/done").asString();
    return new Sent(visitor, Stored.lastResponse(), Visitor.byId(done, "withdrawal"));
  }

  /** A device that knows nothing but what is typed. */
  private static Visitor elsewhere(String language) {
    Visitor visitor = new Visitor(language);
    visitor.get(STUDY + "/withdraw?lang=" + language);
    return visitor;
  }

  private static String exported(String id) throws SQLException {
    ResearcherTest.account("researcher", false);
    return given()
        .auth()
        .preemptive()
        .basic("researcher", ResearcherTest.PASSWORD)
        .get("/api/v1/studies/crying-in-therapy/export.csv")
        .asString()
        .lines()
        .filter(line -> line.startsWith(id))
        .findFirst()
        .orElse("");
  }

  private static Path file() {
    return Path.of(Stored.setting("lacrima.home"), "withdrawn.txt");
  }

  @Test
  void whoever_has_the_code_sees_every_answer_in_words_and_can_take_it_away() {
    Sent sent = sent("en");
    Visitor visitor = elsewhere("en");
    Response seen = visitor.post(STUDY + "/withdraw", "code", sent.code(), "shown-in", "en");
    assertThat(seen.statusCode()).isEqualTo(200);
    assertThat(seen.asString())
        .contains("agreed to version 1.0.0 of the consent", "1 March 2026", "(English)")
        .contains("<dd dir=\"auto\">37", "I prefer not to answer", "6 of 7", "5 of 5: always")
        .contains("&lt;b&gt;it rained&lt;/b&gt;", "left empty")
        .doesNotContain("<b>it rained");
    Response file = visitor.post(STUDY + "/withdraw/download", "code", sent.code());
    assertThat(file.contentType()).isEqualTo("text/csv;charset=UTF-8");
    assertThat(file.header("Content-Disposition")).contains("crying-in-therapy-stored.csv");
    assertThat(file.header("Cache-Control")).isEqualTo("no-store");
    assertThat(file.asString().lines().filter(line -> line.contains(",age,")).toList())
        .hasSize(1)
        .first()
        .asString()
        .contains(",37,")
        .endsWith("Z");
    assertThat(file.asString()).contains(",'=1+1 <b>it rained</b>,").contains(",-88,");
  }

  @Test
  void what_is_stored_is_told_in_hebrew_and_italian_too() {
    Sent sent = sent("he");
    assertThat(
            elsewhere("he").post(STUDY + "/withdraw", "code", sent.code(), "lang", "he").asString())
        .contains("dir=\"rtl\"", "מה שמור", "עדיף לי לא לענות", "6 מתוך 7", "התחלת ב־1 במרץ 2026");
    assertThat(
            elsewhere("it").post(STUDY + "/withdraw", "code", sent.code(), "lang", "it").asString())
        .contains("lang=\"it\"", "Ciò che è salvato", "Preferisco non rispondere");
  }

  @Test
  void a_part_goes_and_with_it_what_only_its_answers_led_to_and_the_rest_stays()
      throws SQLException {
    Sent sent = sent("en");
    Visitor visitor = elsewhere("en");
    String asked =
        visitor.post(STUDY + "/withdraw/confirm", "code", sent.code(), "part", "crying").asString();
    assertThat(asked)
        .contains("Delete this part?", "Crying in sessions", "The last time you cried")
        .doesNotContain("Close relationships");
    assertThat(Stored.newest(sent.id())).containsEntry("cry_pos_01", "6");
    Response deleted =
        visitor.post(STUDY + "/withdraw/delete", "code", sent.code(), "part", "crying");
    assertThat(deleted.statusCode()).isEqualTo(303);
    assertThat(visitor.get(path(deleted)).asString())
        .contains("This part is deleted", "Crying in sessions", "Deleted on 1 March 2026")
        .doesNotContain("Your answers are deleted");
    assertThat(Stored.rows(sent.id()))
        .contains("ever_cried=-88", "cry_pos_01=-88", "cry_story=-88", "wai_01=5", "age=37")
        .doesNotContain("ever_cried=1", "cry_pos_01=6")
        .noneMatch(row -> row.contains("it rained"));
    String row = exported(sent.id());
    assertThat(row)
        .contains(",submitted,")
        .contains(",-88,")
        .contains(",-77,")
        .doesNotContain("-55");
    String seen = visitor.post(STUDY + "/withdraw", "code", sent.code()).asString();
    assertThat(seen).contains("You have withdrawn this part", "5 of 5: always");

    tombstones.replay();
    List<String> rows = Stored.rows(sent.id());
    tombstones.replay();
    assertThat(Stored.rows(sent.id())).isEqualTo(rows);
  }

  @Test
  void a_part_that_is_answered_anew_after_it_was_withdrawn_stays() {
    ResponsesApiTest.Begun begun = ResponsesApiTest.begin();
    ResponsesApiTest.put(begun, begun.page(), Map.of("age", 50));
    assertThat(withdraw(begun, "/pages/" + begun.page()).getList("withdrawn"))
        .containsExactly(begun.page());
    assertThat(Stored.newest(begun.id())).containsEntry("age", "-88");
    ResponsesApiTest.put(begun, begun.page(), Map.of("age", 51));
    tombstones.replay();
    assertThat(Stored.newest(begun.id())).containsEntry("age", "51");
    withdraw(begun, "/pages/" + begun.page());
    tombstones.replay();
    assertThat(Stored.rows(begun.id()))
        .noneMatch(row -> row.equals("age=50") || row.equals("age=51"));
    JsonPath kept =
        bearer(begun)
            .get("/api/v1/responses/" + begun.id())
            .then()
            .statusCode(200)
            .extract()
            .jsonPath();
    assertThat(kept.getBoolean("parts[0].withdrawn")).isTrue();
    assertThat(kept.getString("parts[0].lines[0].stored.age")).isEqualTo("-88");
    bearer(begun)
        .delete("/api/v1/responses/" + begun.id() + "/pages/nowhere")
        .then()
        .statusCode(404);
  }

  private static io.restassured.specification.RequestSpecification bearer(
      ResponsesApiTest.Begun begun) {
    return given().header("Authorization", "Bearer " + begun.secret());
  }

  private static JsonPath withdraw(ResponsesApiTest.Begun begun, String what) {
    return bearer(begun)
        .delete("/api/v1/responses/" + begun.id() + what)
        .then()
        .statusCode(200)
        .extract()
        .jsonPath();
  }

  @Test
  void a_receipt_is_shown_to_who_just_withdrew_and_to_nobody_else() {
    Sent sent = sent("it");
    Visitor visitor = elsewhere("it");
    assertThat(
            visitor.post(STUDY + "/withdraw/confirm", "code", sent.code(), "lang", "it").asString())
        .contains("Cancellare tutte le Sue risposte?");
    String to = path(visitor.post(STUDY + "/withdraw/delete", "code", sent.code(), "lang", "it"));
    assertThat(visitor.get(to).asString())
        .contains("Le Sue risposte sono cancellate", "1 marzo 2026");
    assertThat(visitor.get(to.replace("lang=it", "lang=he")).asString())
        .contains("נמחק ב־1 במרץ 2026");
    for (String forged :
        List.of(
            STUDY + "/withdrawn",
            to.replaceFirst("receipt=....", "receipt=0000"),
            to.replace("2026-03-01", "2026-03-02"),
            to.replace("2026-03-01", "soon"),
            to + "&part=crying",
            to.replace("crying-in-therapy", "real-study"))) {
      assertThat(visitor.get(forged).asString())
          .as(forged)
          .doesNotContain("Le Sue risposte sono cancellate", "id=\"receipt\"");
    }
    assertThat(Stored.count("select count(*) from response where public_id = ?", sent.id()))
        .isZero();
    assertThat(visitor.post(STUDY + "/withdraw", "code", sent.code()).statusCode()).isEqualTo(422);
  }

  @Test
  void whoever_is_still_answering_sees_what_is_stored_at_once_and_by_the_return_code() {
    Visitor visitor = new Visitor();
    String first = visitor.begin();
    String code =
        visitor.get(first).asString().replaceAll("(?s).*<p class=\"code\">([^<]+)<.*", "$1");
    visitor.post(first, "age", "44");
    assertThat(visitor.get(STUDY + "/withdraw").asString())
        .contains("You have not sent your answers yet", "<dd dir=\"auto\">44");
    assertThat(elsewhere("en").post(STUDY + "/withdraw", "code", code).asString())
        .contains("<dd dir=\"auto\">44");
  }

  @Test
  void nothing_is_deleted_when_it_cannot_be_written_down() throws IOException {
    Sent sent = sent("en");
    Path aside = file().resolveSibling("withdrawn.aside");
    Files.writeString(file(), "", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    Files.move(file(), aside);
    Files.createDirectory(file());
    try {
      Visitor visitor = elsewhere("en");
      Response failed = visitor.post(STUDY + "/withdraw/delete", "code", sent.code());
      assertThat(failed.statusCode()).isEqualTo(503);
      assertThat(failed.asString()).contains("nothing was deleted", "5 of 5: always");
      assertThat(Stored.rows(sent.id())).contains("age=37");
    } finally {
      Files.delete(file());
      Files.move(aside, file());
    }
  }

  @Test
  void a_torn_line_spoils_no_other_and_a_lost_file_is_written_again() throws IOException {
    Sent first = sent("en");
    Files.writeString(
        file(),
        Code.hash("torn").substring(0, 30),
        StandardOpenOption.CREATE,
        StandardOpenOption.APPEND);
    elsewhere("en").post(STUDY + "/withdraw/delete", "code", first.code());
    assertThat(Files.readAllLines(file())).contains(Code.hash(first.id()));
    tombstones.replay();
    Files.delete(file());
    tombstones.replay();
    assertThat(Files.readAllLines(file())).contains(Code.hash(first.id()));
  }

  /** A study of its own that says until when answers can be taken back; gives its slug. */
  private String until(String day) throws IOException {
    SurveyDefinition survey =
        Rewritten.crying(
            yaml -> yaml.replace("withdrawal-until: \"\"", "withdrawal-until: " + day));
    return studies.make(survey, Map.of());
  }

  private Response inTime(String at, String path, String code) {
    clock.set(Instant.parse(at));
    return elsewhere("en").post(path, "code", code, "shown-in", "en");
  }

  @Test
  void what_was_sent_can_be_withdrawn_until_the_last_day_is_over_everywhere_and_not_after()
      throws IOException {
    String study = until("2026-12-31");
    List<String> codes = new ArrayList<>();
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      Visitor visitor = new Visitor();
      String end = StudyPagesTest.walk(visitor, path(WaysTest.begin(visitor, study)), Map.of());
      visitor.get(end);
      codes.add(Visitor.byId(visitor.get(path(visitor.post(end))).asString(), "withdrawal"));
      ids.add(Stored.lastResponse());
    }
    String delete = "/s/" + study + "/withdraw/delete";
    assertThat(path(inTime("2026-12-30T10:00:00Z", delete, codes.get(0)))).contains("receipt=");
    // in Baker Island it is still the 31st
    assertThat(path(inTime("2027-01-01T11:59:59Z", delete, codes.get(1)))).contains("receipt=");

    Response late = inTime("2027-01-01T12:00:00Z", delete, codes.get(2));
    assertThat(late.statusCode()).isEqualTo(409);
    String seen =
        elsewhere("en").post("/s/" + study + "/withdraw", "code", codes.get(2)).asString();
    assertThat(seen).contains("31 December 2026").doesNotContain("name=\"part\"");
    Response part =
        elsewhere("en").post(delete, "code", codes.get(2), "part", "about-you", "shown-in", "en");
    assertThat(part.statusCode()).isEqualTo(409);
    assertThat(Stored.count("select count(*) from response where public_id = ?", ids.get(0)))
        .isZero();
    assertThat(Stored.count("select count(*) from response where public_id = ?", ids.get(1)))
        .isZero();
    assertThat(Stored.count("select count(*) from response where public_id = ?", ids.get(2)))
        .isOne();
  }

  @Test
  void what_was_not_sent_can_be_withdrawn_at_any_time_and_a_program_is_told_the_day()
      throws IOException {
    String study = until("2026-12-31");
    List<String> ids = new ArrayList<>();
    for (boolean submitted : new boolean[] {true, false}) {
      var json =
          TestStudies.begin(study, Map.of("consentVersion", "1.0.0", "language", "en")).jsonPath();
      ResponsesApiTest.Begun begun =
          new ResponsesApiTest.Begun(
              json.getString("id"), json.getString("secret"), json.getString("page.id"));
      if (submitted) {
        ResponsesApiTest.walk(begun, Map.of());
        assertThat(ResponsesApiTest.submit(begun).statusCode()).isEqualTo(200);
      }
      clock.set(Instant.parse("2027-01-02T10:00:00Z"));
      Response deleted =
          given()
              .header("Authorization", "Bearer " + begun.secret())
              .delete("/api/v1/responses/" + begun.id());
      assertThat(deleted.statusCode()).isEqualTo(submitted ? 409 : 204);
      if (submitted) {
        assertThat(deleted.jsonPath().getString("code")).isEqualTo("withdrawal-over");
        assertThat(deleted.jsonPath().getString("until")).isEqualTo("2026-12-31");
      }
      ids.add(begun.id());
      clock.set(Instant.parse("2026-03-01T10:00:00Z"));
    }
    assertThat(Stored.count("select count(*) from response where public_id = ?", ids.get(0)))
        .isOne();
    assertThat(Stored.count("select count(*) from response where public_id = ?", ids.get(1)))
        .isZero();
  }
}
