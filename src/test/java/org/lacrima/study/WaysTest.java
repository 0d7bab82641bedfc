package org.lacrima.study;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.lacrima.study.Visitor.byId;
import static org.lacrima.study.Visitor.field;
import static org.lacrima.study.Visitor.path;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.lacrima.study.ways.Tickets;

/** How people come in, as they and the database see it. */
@QuarkusTest
class WaysTest {

  private static final Map<String, Object> PROLIFIC =
      Map.of(
          "name",
          "prolific",
          "identifier",
          "PROLIFIC_PID",
          "parameters",
          List.of("STUDY_ID", "SESSION_ID"),
          "returns",
          Map.of(
              "complete", "https://app.prolific.com/submissions/complete?cc=C1A2B3",
              "withdrew", "https://app.prolific.com/submissions/complete?cc=W1"));
  private static final Map<String, Object> SONA =
      Map.of(
          "name",
          "sona",
          "identifier",
          "id",
          "returns",
          Map.of(
              "complete",
              "https://x.sona-systems.com/webstudy_credit.aspx?experiment_id=7&survey_code={id}"));

  @Inject SettableClock clock;
  @Inject TestStudies studies;
  @Inject Tickets tickets;

  private String study(Map<String, ?> settings) {
    return studies.make(settings);
  }

  /** Reads the consent and agrees; gives where that leads. */
  static Response begin(Visitor visitor, String study) {
    String landing = visitor.open("/s/" + study).asString();
    Map<String, List<String>> form = new HashMap<>();
    for (String name : List.of("consentVersion", "key")) {
      form.put(name, List.of(field(landing, name)));
    }
    form.put("lang", List.of("en"));
    form.put("consent", List.of("yes"));
    form.put("adult", List.of("yes"));
    return visitor.post("/s/" + study + "/begin", form);
  }

  private static String finish(Visitor visitor, String from) {
    String at = StudyPagesTest.walk(visitor, from, Map.of());
    visitor.get(at);
    return path(visitor.post(at));
  }

  private static String token(String link) {
    return link.substring(link.lastIndexOf('/') + 1);
  }

  private static String begun(String study) {
    return Stored.column(
            "select count(*) from response r join survey_version v on v.id = r.survey_version_id"
                + " join study s on s.id = v.study_id where s.slug = ?",
            study)
        .get(0);
  }

  private static String state(String study, int number) {
    return Stored.column(
            "select state from ticket t join study s on s.id = t.study_id"
                + " where s.slug = ? and number = ?",
            study,
            number)
        .get(0);
  }

  @Test
  void a_personal_link_opens_one_response_on_any_device_until_it_is_sent() {
    String study = study(Map.of("access", "personal"));
    List<String> links = studies.links(study, 3);
    assertThat(links).allMatch(link -> token(link).matches("[0-9a-hjkmnp-tv-z]{26}"));
    Visitor first = new Visitor();
    Response arrived = first.get("/s/" + study + "/p/" + token(links.get(0)));
    assertThat(arrived.statusCode()).isEqualTo(303);
    assertThat(path(arrived)).isEqualTo("/s/" + study);
    String page = path(begin(first, study));
    first.get(page);
    first.post(page, "age", "44");
    assertThat(first.cookies()).doesNotContainKey("arrival");

    Visitor elsewhere = new Visitor();
    String resumed = elsewhere.open("/s/" + study + "/p/" + token(links.get(0))).asString();
    assertThat(resumed).contains("You have already begun");
    assertThat(elsewhere.get(page).asString()).contains("name=\"age\" value=\"44\"");
    assertThat(finish(elsewhere, page)).isEqualTo("/s/" + study + "/done");
    assertThat(begun(study)).isEqualTo("1");
    assertThat(state(study, 1)).isEqualTo("completed");

    Visitor later = new Visitor();
    later.get("/s/" + study + "/p/" + token(links.get(0)));
    Response used = later.get("/s/" + study);
    assertThat(used.statusCode()).isEqualTo(410);
    assertThat(used.asString()).contains("This link has been used").doesNotContain("44");
    assertThat(later.cookies()).doesNotContainKey("response");
  }

  @Test
  void nothing_leads_from_a_used_link_to_the_answers_neither_by_reference_nor_by_order()
      throws SQLException {
    String study = study(Map.of("access", "personal"));
    List<String> links = studies.links(study, 6);
    for (int i : List.of(3, 0, 5, 1)) {
      Visitor visitor = new Visitor();
      visitor.open("/s/" + study + "/p/" + token(links.get(i)));
      finish(visitor, path(begin(visitor, study)));
    }
    Visitor withdraws = new Visitor();
    withdraws.open("/s/" + study + "/p/" + token(links.get(2)));
    begin(withdraws, study);
    try (Connection connection = Stored.asOwner();
        Statement statement = connection.createStatement()) {
      statement.execute(
          "select withdraw_response(tombstone, now(), 'test') from response order by id desc"
              + " limit 1");
    }
    assertThat(state(study, 3)).isEqualTo("withdrawn");
    tickets.mix();
    assertThat(
            Stored.column(
                "select column_name from information_schema.columns where table_name = 'ticket'"
                    + " and data_type like 'time%'"))
        .isEmpty();
    assertThat(
            Stored.column(
                "select distinct concat(t.response_id, t.sealed) from ticket t join study s"
                    + " on s.id = t.study_id where s.slug = ?",
                study))
        .containsExactly("");
    // rows of one transaction, which is not the one of any response, page or answer
    List<String> by =
        Stored.column(
            "select distinct t.xmin::text from ticket t join study s on s.id = t.study_id"
                + " where s.slug = ? and t.state in ('completed', 'withdrawn')",
            study);
    assertThat(by).hasSize(1);
    for (String table : List.of("response", "page_submission", "answer", "audit")) {
      assertThat(Stored.count("select count(*) from " + table + " where xmin::text = ?", by.get(0)))
          .as(table)
          .isZero();
    }
    // what the researcher still has opens nothing
    for (String link : links) {
      for (String column : List.of("secret_hash", "withdrawal_hash", "public_id", "tombstone")) {
        assertThat(
                Stored.count(
                    "select count(*) from response where " + column + " in (?, ?)",
                    token(link),
                    org.lacrima.study.security.Code.hash(token(link))))
            .isZero();
      }
    }
  }

  @Test
  void links_that_are_unknown_foreign_or_revoked_get_the_same_page() {
    String study = study(Map.of("access", "personal"));
    String foreign = studies.links(study(Map.of("access", "personal")), 1).get(0);
    String revoked = studies.links(study, 1).get(0);
    studies.api().delete("/api/v1/studies/" + study + "/tokens/1").then().statusCode(204);
    List<String> pages = new ArrayList<>();
    for (String token :
        List.of(token(foreign), token(revoked), "0".repeat(26), "nothing", "%D7%90")) {
      Visitor visitor = new Visitor();
      visitor.get("/s/" + study + "/p/" + token);
      Response page = visitor.get("/s/" + study);
      assertThat(page.statusCode()).as(token).isEqualTo(404);
      pages.add(page.asString());
    }
    assertThat(pages.get(0)).contains("This link does not open anything").contains("988");
    assertThat(Collections.frequency(pages, pages.get(0))).isEqualTo(pages.size());
    Visitor public1 = new Visitor();
    assertThat(public1.get("/s/" + study).asString()).contains("This study is by invitation");
    assertThat(begun(study)).isEqualTo("0");
  }

  @Test
  void one_link_begun_in_many_windows_at_once_begins_one_response() throws Exception {
    String study = study(Map.of("access", "personal"));
    String token = token(studies.links(study, 1).get(0));
    List<Integer> statuses = atOnce(16, () -> api(study, Map.of("token", token)).statusCode());
    assertThat(statuses).containsOnlyOnce(201).containsOnly(201, 409);
    assertThat(begun(study)).isEqualTo("1");
    assertThat(api(study, Map.of()).jsonPath().getString("code")).isEqualTo("token-needed");
    assertThat(api(study, Map.of("token", "x")).jsonPath().getString("code"))
        .isEqualTo("token-unknown");
    assertThat(api(study, Map.of("token", token)).jsonPath().getString("code"))
        .isEqualTo("token-used");
  }

  @Test
  void a_forged_cookie_brings_in_nothing_that_the_study_does_not_ask_for() {
    String study = study(Map.of("access", "panel", "panels", List.of(PROLIFIC)));
    Visitor visitor = new Visitor();
    String forged =
        "{\"token\":null,\"panel\":\"prolific\",\"identifier\":\"F0\","
            + "\"others\":{\"=1+1\":\"x\",\"STUDY_ID\":\"s1\",\"SESSION_ID\":\"=1+1\"}}";
    visitor
        .cookies()
        .put(
            "arrival",
            java.util.Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(forged.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
    assertThat(path(begin(visitor, study))).contains("/pages/");
    assertThat(
            Stored.column(
                "select parameters from ticket t join study s on s.id = t.study_id"
                    + " where s.slug = ?",
                study))
        .containsExactly("{\"STUDY_ID\":\"s1\"}");
  }

  private static Response api(String study, Map<String, ?> more) {
    Map<String, Object> body = new HashMap<>(more);
    body.put("consentVersion", "1.0.0");
    body.put("language", "en");
    return TestStudies.begin(study, body);
  }

  private static <T> List<T> atOnce(int many, Callable<T> call) throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(many);
    try {
      List<T> results = new ArrayList<>();
      for (Future<T> each : pool.invokeAll(Collections.nCopies(many, call))) {
        results.add(each.get());
      }
      return results;
    } finally {
      pool.shutdownNow();
    }
  }

  @Test
  void who_comes_from_prolific_is_sent_back_with_the_code_and_leaves_no_name_in_the_address() {
    String study = study(Map.of("access", "panel", "panels", List.of(PROLIFIC, SONA)));
    assertThat(new Visitor().get("/s/" + study).asString())
        .contains("This study is reached from another site")
        .contains("Prolific / SONA");
    Visitor visitor = new Visitor();
    Response arrived =
        visitor.get(
            "/s/"
                + study
                + "?PROLIFIC_PID=5f1e&STUDY_ID=st7&SESSION_ID=se9&utm_source=mail&lang=en");
    assertThat(arrived.statusCode()).isEqualTo(303);
    assertThat(path(arrived)).isEqualTo("/s/" + study + "?lang=en");
    assertThat(Stored.count("select count(*) from ticket where key = '5f1e'")).isZero();
    String done = finish(visitor, path(begin(visitor, study)));
    assertThat(visitor.get(done).asString())
        .contains("href=\"https://app.prolific.com/submissions/complete?cc=C1A2B3\"")
        .contains("Return to Prolific")
        .contains("id=\"receipt\"");
    assertThat(studies.api().get("/api/v1/studies/" + study + "/panel.csv").asString().lines())
        .containsExactly(
            "panel,identifier,state,SESSION_ID,STUDY_ID", "prolific,5f1e,completed,se9,st7");
    Visitor again = new Visitor();
    again.get("/s/" + study + "?PROLIFIC_PID=5f1e");
    assertThat(again.get("/s/" + study).asString()).contains("Each person takes part once");
    assertThat(begun(study)).isEqualTo("1");
  }

  @Test
  void when_a_part_has_ended_no_device_comes_by_its_link_any_more() {
    String study = study(Map.of("access", "panel", "panels", List.of(PROLIFIC)));
    Visitor visitor = new Visitor();
    visitor.get("/s/" + study + "?PROLIFIC_PID=ended1");
    assertThat(visitor.cookies()).containsKey("arrival");
    String done = finish(visitor, path(begin(visitor, study)));
    assertThat(visitor.cookies()).doesNotContainKey("arrival");
    String receipt = visitor.get(done).asString();
    assertThat(receipt).contains("cc=C1A2B3");
    Response deleted =
        visitor.post("/s/" + study + "/withdraw/delete", "code", byId(receipt, "withdrawal"));
    assertThat(visitor.get(path(deleted)).asString()).contains("cc=W1");
    assertThat(deleted.getDetailedCookies().asList())
        .filteredOn(cookie -> cookie.getName().matches("arrival|back|response"))
        .extracting(cookie -> cookie.getName() + " " + cookie.getPath() + " " + cookie.getMaxAge())
        .containsExactlyInAnyOrder(
            "response /s/" + study + " 0",
            "arrival /s/" + study + " 0",
            "back /s/" + study + " 0",
            "back /s/" + study + "/withdrawn 3600");
  }

  @Test
  void a_link_that_was_opened_again_is_forgotten_when_all_is_sent_or_withdrawn() {
    String study = study(Map.of("access", "personal"));
    List<String> links = studies.links(study, 2);
    for (int i = 0; i < 2; i++) {
      String link = "/s/" + study + "/p/" + token(links.get(i));
      Visitor visitor = new Visitor();
      visitor.get(link);
      String page = path(begin(visitor, study));
      visitor.get(link);
      visitor.get("/s/" + study);
      assertThat(visitor.cookies()).containsKeys("arrival", "response");
      if (i == 0) {
        finish(visitor, page);
      } else {
        String code = field(visitor.get("/s/" + study + "/withdraw").asString(), "code");
        visitor.post("/s/" + study + "/withdraw/delete", "code", code);
      }
      assertThat(visitor.cookies()).doesNotContainKeys("arrival", "back");
    }
  }

  @Test
  void who_comes_from_sona_gets_the_own_code_back_also_on_another_device() {
    String study = study(Map.of("access", "panel", "panels", List.of(SONA)));
    Visitor visitor = new Visitor();
    visitor.get("/s/" + study + "?id=4711&name=Ann");
    String page = path(begin(visitor, study));
    assertThat(Stored.column("select parameters from ticket where key = '4711'"))
        .containsExactly("{}");
    Visitor other = new Visitor();
    other.cookies().put("response", visitor.cookies().get("response"));
    String done = finish(other, page);
    assertThat(other.get(done).asString())
        .contains(
            "https://x.sona-systems.com/webstudy_credit.aspx?experiment_id=7&amp;survey_code=4711");
    Visitor preview = new Visitor();
    for (String nobody :
        List.of("%25SURVEY_CODE%25", "%7B%7B%25X%25%7D%7D", "%3D1%2B1", "", "%E2%80%AE")) {
      preview.get("/s/" + study + "?id=" + nobody);
      assertThat(preview.cookies()).as(nobody).doesNotContainKey("arrival");
    }
  }

  @Test
  void whoever_is_screened_out_is_sent_back_with_another_code_and_the_link_is_cut() {
    String study =
        studies.make(
            org.lacrima.survey.Surveys.shuffled(),
            Map.of(
                "access",
                "panel",
                "panels",
                List.of(
                    Map.of(
                        "name", "sona",
                        "identifier", "id",
                        "returns", Map.of("screenedOut", "https://sona.example.org/s?c={id}")))));
    Visitor visitor = new Visitor();
    visitor.get("/s/" + study + "?id=77");
    String page = path(begin(visitor, study));
    visitor.get(page);
    String ended = path(visitor.post(page, "age", "8"));
    Visitor other = new Visitor();
    other.cookies().put("response", visitor.cookies().get("response"));
    assertThat(other.open(ended).asString()).contains("https://sona.example.org/s?c=77");
    assertThat(visitor.get(ended).asString()).contains("https://sona.example.org/s?c=77");
    assertThat(studies.api().get("/api/v1/studies/" + study + "/panel.csv").asString())
        .contains("sona,77,screened-out");
  }

  @Test
  void trying_links_is_slowed_down() {
    String study = study(Map.of("access", "personal"));
    String token = token(studies.links(study, 1).get(0));
    List<Integer> statuses = new ArrayList<>();
    for (int i = 0; i < 200 && !statuses.contains(429); i++) {
      statuses.add(api(study, Map.of("token", "0".repeat(26))).statusCode());
    }
    assertThat(statuses).startsWith(404).endsWith(429);
    assertThat(api(study, Map.of("token", token)).statusCode()).as("a right one").isEqualTo(201);
  }

  @Test
  void of_ten_places_sixty_four_people_at_once_take_ten() throws Exception {
    String study = study(Map.of("quota", 10));
    List<String> answers =
        atOnce(
            64,
            () -> {
              Response begun = api(study, Map.of());
              return begun.statusCode() + " " + begun.jsonPath().getString("code");
            });
    assertThat(answers).containsOnly("201 null", "409 quota-full");
    assertThat(Collections.frequency(answers, "201 null")).isEqualTo(10);
    assertThat(begun(study)).isEqualTo("10");
    for (String language : List.of("en", "it", "he")) {
      String full = new Visitor().get("/s/" + study + "?lang=" + language).asString();
      assertThat(full)
          .contains(org.lacrima.study.web.Words.in(language).say("closed.full.title"))
          .contains("class=\"contacts\"");
    }
  }

  @Test
  void before_it_opens_a_study_says_when_and_who_is_in_finishes_after_it_has_closed() {
    String study =
        study(
            Map.of(
                "opensAt", clock.instant().plusSeconds(3600).toString(),
                "closesAt", clock.instant().plusSeconds(7200).toString(),
                "timeZone", "Asia/Jerusalem"));
    assertThat(new Visitor().get("/s/" + study).asString())
        .contains("This study opens soon")
        .contains("(Asia/Jerusalem)");
    Response early = api(study, Map.of());
    assertThat(early.statusCode()).isEqualTo(409);
    assertThat(early.jsonPath().getString("code")).isEqualTo("study-not-open");
    assertThat(early.jsonPath().getString("opensAt")).isNotBlank();
    clock.pass(java.time.Duration.ofHours(1));
    Visitor visitor = new Visitor();
    String page = path(begin(visitor, study));
    assertThat(page).contains("/pages/");
    clock.pass(java.time.Duration.ofHours(1));
    assertThat(new Visitor().get("/s/" + study).asString()).contains("not open now");
    assertThat(finish(visitor, page)).isEqualTo("/s/" + study + "/done");
  }

  @Test
  void anonymity_is_promised_before_the_first_response_and_never_taken_back() throws SQLException {
    String study = study(Map.of("anonymous", true));
    assertThat(api(study, Map.of()).statusCode()).isEqualTo(201);
    String csv = studies.api().get("/api/v1/studies/" + study + "/export.csv").asString();
    assertThat(csv.lines().skip(1).findFirst().orElse("")).contains(",2026-").doesNotContain("T");
    String open = study(Map.of());
    assertThat(api(open, Map.of()).statusCode()).isEqualTo(201);
    assertThat(studies.refused(study, Map.of("anonymous", false))).contains("anonymity-stays");
    assertThat(studies.refused(open, Map.of("anonymous", true))).contains("anonymity-too-late");
    try (Connection connection = Stored.asApplication();
        Statement statement = connection.createStatement()) {
      assertThatThrownBy(
              () ->
                  statement.execute(
                      "update study set anonymous = false where slug = '" + study + "'"))
          .hasMessageContaining("anonymity is not taken back");
      assertThatThrownBy(
              () ->
                  statement.execute(
                      "update study set anonymous = true where slug = '" + open + "'"))
          .hasMessageContaining("before the first response");
      for (String forbidden :
          List.of(
              "delete from ticket",
              "update ticket set key = 'x'",
              "update ticket set mixed = true")) {
        assertThatThrownBy(() -> statement.execute(forbidden))
            .as(forbidden)
            .hasMessageContaining("permission denied");
      }
    }
  }

  @Test
  void settings_are_kept_whole_or_not_at_all_and_every_change_is_told() {
    String study = study(Map.of("quota", 5));
    String refused =
        studies.refused(
            study,
            Map.of(
                "access",
                "panel",
                "quota",
                0,
                "timeZone",
                "Mars",
                "opensAt",
                "soon",
                "panels",
                List.of(
                    Map.of(
                        "name",
                        "Personal Panel",
                        "identifier",
                        "lang",
                        "returns",
                        Map.of(
                            "complete", "http://example.org",
                            "withdrew", "https://{lang}.example.org/{nothing}")))));
    for (String problem :
        List.of(
            "/quota quota-not-valid",
            "/timeZone time-zone-unknown",
            "/opensAt time-not-valid",
            "/panels/0/name panel-name-not-valid",
            "/panels/0/identifier parameter-not-valid",
            "/panels/0/returns/complete return-not-https",
            "/panels/0/returns/withdrew return-not-https",
            "/panels/0/returns/withdrew return-place-unknown")) {
      assertThat(refused).contains(problem);
    }
    assertThat(studies.api().get("/api/v1/studies/" + study + "/collection").asString())
        .contains("\"quota\":5", "\"access\":\"open\"");
    assertThat(
            Stored.column(
                "select detail from audit where subject = ? and action = 'change-collection'",
                study))
        .containsExactly("quota: - → 5");
  }

  @Test
  void the_form_of_the_settings_says_what_is_wrong_and_loses_nothing() throws SQLException {
    String study = study(Map.of());
    Visitor researcher = studies.loggedIn();
    String page = "/studies/" + study + "/collection";
    assertThat(researcher.get(page).asString()).contains("PROLIFIC_PID", "datetime-local");
    String back = "https://app.prolific.com/submissions/complete?cc=X";
    String[] fields = {
      "access",
      "panel",
      "opensAt",
      "",
      "closesAt",
      "",
      "timeZone",
      "Europe/Rome",
      "quota",
      "many",
      "panels-0-on",
      "yes",
      "panels-0-name",
      "prolific",
      "panels-0-title",
      "Prolific",
      "panels-0-identifier",
      "PROLIFIC_PID",
      "panels-0-parameters",
      "STUDY_ID, SESSION_ID",
      "panels-0-returns-complete",
      back
    };
    Response refused = researcher.post(page, fields);
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.asString())
        .contains("href=\"#quota\"", "value=\"many\"", "value=\"" + back + "\"");
    fields[9] = "124";
    assertThat(researcher.post(page, fields).statusCode()).isEqualTo(303);
    assertThat(researcher.get("/studies/" + study).asString())
        .contains("0 of 124 places are taken", study + "-panel.csv");
    assertThat(researcher.get(page).asString()).contains("STUDY_ID SESSION_ID", back);
    researcher.get("/studies/" + study + "/tokens");
    Response file = researcher.post("/studies/" + study + "/tokens", "n", "2");
    assertThat(file.header("Content-Disposition")).contains(study + "-links-1-2.csv");
    assertThat(file.asString()).startsWith("number,link\r\n1,http").contains("/s/" + study + "/p/");
    String list = researcher.get("/studies/" + study + "/tokens").asString();
    assertThat(list).contains("open nothing").contains("Revoke link 2");
    assertThat(researcher.post("/studies/" + study + "/tokens/2/revoke").statusCode())
        .isEqualTo(303);
    assertThat(researcher.post("/studies/" + study + "/tokens", "n", "-1").statusCode())
        .isEqualTo(422);
    assertThat(state(study, 2)).isEqualTo("revoked");
  }

  @Test
  void somebody_elses_ways_are_not_there_by_any_route() throws SQLException {
    String study = study(Map.of());
    ResearcherTest.account("somebody-else", false);
    for (String route : List.of("collection", "tokens", "panel.csv")) {
      given()
          .auth()
          .preemptive()
          .basic("somebody-else", ResearcherTest.PASSWORD)
          .get("/api/v1/studies/" + study + "/" + route)
          .then()
          .statusCode(404);
      given().get("/api/v1/studies/" + study + "/" + route).then().statusCode(401);
    }
    given()
        .auth()
        .preemptive()
        .basic("somebody-else", ResearcherTest.PASSWORD)
        .contentType(ContentType.JSON)
        .body(Map.of("n", 1))
        .post("/api/v1/studies/" + study + "/tokens")
        .then()
        .statusCode(404);
  }
}
