package org.lacrima.study;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.lacrima.study.Visitor.STUDY;
import static org.lacrima.study.Visitor.path;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = ServiceResource.class, scope = TestResourceScope.GLOBAL)
class StudyPagesTest {

  @Inject SettableClock clock;

  /** From the first page to the last with nothing filled in but what is given. */
  static String walk(Visitor visitor, String from, Map<String, Map<String, List<String>>> answers) {
    String at = from;
    while (at.contains("/pages/")) {
      visitor.get(at);
      String page = at.substring(at.lastIndexOf('/') + 1);
      at = path(visitor.post(at, answers.getOrDefault(page, Map.of())));
    }
    return at;
  }

  @Test
  void whoever_skips_everything_reaches_the_end_and_every_shown_item_is_kept_as_skipped() {
    Visitor visitor = new Visitor();
    String end = walk(visitor, visitor.begin(), Map.of());
    assertThat(end).isEqualTo(STUDY + "/send");
    assertThat(visitor.get(end).asString()).contains("You have come to the end");
    assertThat(path(visitor.post(end))).isEqualTo(STUDY + "/done");
    String done = visitor.get(STUDY + "/done").asString();
    assertThat(Visitor.byId(done, "receipt")).matches("[0-9A-Z]{5}-[0-9A-Z]{5}");
    assertThat(Visitor.byId(done, "withdrawal")).matches("([0-9A-Z]{5}-){2}[0-9A-Z]{6}");
    Map<String, String> stored = Stored.newest(Stored.lastResponse());
    assertThat(stored).containsEntry("age", "-99").containsEntry("wai_12", "-99");
    assertThat(stored).doesNotContainKey("cry_pos_01");
    assertThat(Stored.column("select status from response order by id desc limit 1"))
        .containsExactly("submitted");
  }

  @Test
  void two_people_see_the_same_page_and_each_their_own_code_and_token_in_it() {
    Visitor one = new Visitor();
    Visitor other = new Visitor();
    String first = one.begin();
    assertThat(other.begin()).isEqualTo(first);
    String ones = one.get(first).asString();
    String others = other.get(first).asString();
    assertThat(one.get(first).asString()).contains(code(ones));
    for (String part : List.of("csrf-token", "shown-at")) {
      assertThat(Visitor.field(ones, part)).as(part).isNotEmpty();
      assertThat(Visitor.field(ones, part)).as(part).isNotEqualTo(Visitor.field(others, part));
    }
    assertThat(code(ones)).matches("([0-9A-Z]{5}-)+[0-9A-Z]+").isNotEqualTo(code(others));
    assertThat(withoutWhatIsOnes(ones)).isEqualTo(withoutWhatIsOnes(others));
    String hebrew = new Visitor("he").get(STUDY + "?lang=he").asString();
    assertThat(hebrew).contains("dir=\"rtl\"").doesNotContain(code(ones));
    one.post(first, "age", "30");
    assertThat(one.get(first).asString()).contains("value=\"30\"");
    assertThat(other.get(first).asString()).doesNotContain("value=\"30\"");
  }

  private static String code(String page) {
    return page.replaceFirst("(?s).*<p class=\"code\">([^<]*)</p>.*", "$1");
  }

  private static String withoutWhatIsOnes(String page) {
    return page.replaceAll("(name=\"(csrf-token|shown-at)\" value=)\"[^\"]*\"", "$1")
        .replace(code(page), "");
  }

  @Test
  void a_page_that_cannot_be_kept_says_what_and_where_and_loses_nothing_typed() {
    Visitor visitor = new Visitor();
    String first = visitor.begin();
    visitor.get(first);
    Response refused = visitor.post(first, "age", "<b>thirty</b>", "gender", "2");
    assertThat(refused.statusCode()).isEqualTo(422);
    String html = refused.asString();
    assertThat(html)
        .contains("One answer needs another look")
        .contains("href=\"#item-age\"")
        .contains("id=\"item-age-mend\"")
        .contains("autofocus")
        .contains("value=\"&lt;b&gt;thirty&lt;/b&gt;\"")
        .contains("name=\"gender\" value=\"2\" checked")
        .doesNotContain("<b>thirty</b>");
    assertThat(Stored.rows(Stored.lastResponse())).isEmpty();
  }

  @Test
  void the_same_page_again_changes_nothing_and_a_changed_one_adds_only_what_changed() {
    Visitor visitor = new Visitor();
    String first = visitor.begin();
    visitor.get(first);
    visitor.post(first, "age", "30", "gender", "1");
    String id = Stored.lastResponse();
    List<String> once = Stored.rows(id);
    visitor.post(first, "age", " 30 ", "gender", "1");
    assertThat(Stored.rows(id)).isEqualTo(once);
    visitor.post(first, "age", "31", "gender", "1");
    assertThat(Stored.rows(id)).hasSize(once.size() + 1).last().isEqualTo("age=31");
    visitor.post(first, "age", "30", "gender", "1");
    assertThat(Stored.rows(id)).hasSize(once.size() + 2).last().isEqualTo("age=30");
    assertThat(Stored.count("select count(*) from response where public_id = ?", id)).isEqualTo(1);
  }

  @Test
  void back_shows_what_was_answered_and_keeps_what_is_on_the_page() {
    Visitor visitor = new Visitor();
    String first = visitor.begin();
    visitor.get(first);
    String second = path(visitor.post(first, "age", "42"));
    visitor.get(second);
    Response back = visitor.post(second, "sessions", "12", "page-move", "back");
    assertThat(path(back)).isEqualTo(first);
    assertThat(visitor.get(first).asString()).contains("name=\"age\" value=\"42\"");
    assertThat(visitor.get(second).asString()).contains("name=\"sessions\" value=\"12\"");
  }

  @Test
  void back_is_not_refused_because_something_has_to_be_mended_and_keeps_the_rest() {
    Visitor visitor = new Visitor();
    String first = visitor.begin();
    visitor.get(first);
    String second = path(visitor.post(first, "age", "42"));
    visitor.get(second);
    Response back =
        visitor.post(
            second, "sessions", "a few", "therapy_months", "3", "stray", "x", "page-move", "back");
    assertThat(path(back)).isEqualTo(first);
    assertThat(Stored.newest(Stored.lastResponse()))
        .containsEntry("therapy_months", "3")
        .doesNotContainKeys("sessions", "stray");
    assertThat(path(visitor.get(STUDY + "/resume"))).isEqualTo(second);
  }

  @Test
  void nobody_jumps_ahead_and_nobody_answers_after_the_end() {
    Visitor visitor = new Visitor();
    String first = visitor.begin();
    assertThat(path(visitor.get(STUDY + "/pages/alliance"))).isEqualTo(first);
    visitor.get(first);
    assertThat(path(visitor.post(STUDY + "/pages/alliance", "wai_01", "3"))).isEqualTo(first);
    assertThat(Stored.rows(Stored.lastResponse())).isEmpty();
    String end = walk(visitor, first, Map.of());
    visitor.get(end);
    visitor.post(end);
    long rows = Stored.rows(Stored.lastResponse()).size();
    assertThat(path(visitor.post(first, "age", "20"))).isEqualTo(STUDY + "/done");
    assertThat(Stored.rows(Stored.lastResponse())).hasSize((int) rows);
  }

  @Test
  void without_consent_nothing_is_stored() {
    Visitor visitor = new Visitor();
    visitor.get(STUDY);
    long before = Stored.count("select count(*) from response");
    Response refused = visitor.post(STUDY + "/begin", "lang", "en");
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.contentType()).isEqualTo("text/html;charset=UTF-8");
    assertThat(refused.asString()).contains("Please tick the box", "This study is only for adults");
    Response minor = visitor.post(STUDY + "/begin", "lang", "he", "consent", "yes");
    assertThat(minor.statusCode()).isEqualTo(422);
    assertThat(minor.asString())
        .contains("id=\"adult-mend\"", "המחקר מיועד רק למי שמלאו להם 18")
        .contains("name=\"consent\" value=\"yes\" checked")
        .doesNotContain("id=\"agree-mend\"");
    for (String kind : List.of("/declined", "/younger")) {
      assertThat(visitor.get(STUDY + "/?lang=it").asString()).contains(kind + "?lang=it");
      assertThat(visitor.get(STUDY + kind + "?lang=it").asString())
          .contains("Nulla è stato salvato", "02 2327 2327");
    }
    assertThat(Stored.count("select count(*) from response")).isEqualTo(before);
  }

  @Test
  void a_form_without_its_token_is_refused_with_a_page() {
    Visitor visitor = new Visitor();
    String first = visitor.begin();
    visitor.cookies().remove("csrf-token");
    Response refused = visitor.post(first, "age", "30");
    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(refused.contentType()).startsWith("text/html");
    assertThat(Stored.rows(Stored.lastResponse())).isEmpty();
  }

  @Test
  void a_form_with_another_token_comes_back_with_everything_typed_and_can_be_sent() {
    Visitor visitor = new Visitor();
    String first = visitor.begin();
    visitor.get(first);
    visitor.cookies().put("csrf-token", "A".repeat(43));
    String typed = "\n \"<b>\" & so on";
    Response back = visitor.post(first, "age", "30", "gender", "3", "gender_text", typed);
    assertThat(back.statusCode()).isEqualTo(400);
    assertThat(back.contentType()).isEqualTo("text/html;charset=UTF-8");
    String html = back.asString();
    assertThat(html).contains("Nothing is lost", "action=\"" + first + "\"", "30</textarea>");
    assertThat(html).contains("&quot;&lt;b&gt;&quot; &amp; so on</textarea>");
    assertThat(html).doesNotContain("<b>").contains(STUDY + "/leave", STUDY + "/help");
    assertThat(Stored.rows(Stored.lastResponse())).isEmpty();
    assertThat(visitor.post(first, "age", "30").statusCode()).isEqualTo(303);
    assertThat(Stored.rows(Stored.lastResponse())).contains("age=30");
  }

  @Test
  void a_form_without_any_token_comes_back_with_a_new_one() {
    Visitor visitor = new Visitor();
    String first = visitor.begin();
    visitor.cookies().remove("csrf-token");
    assertThat(visitor.post(first, "age", "30").statusCode()).isEqualTo(400);
    assertThat(visitor.cookies()).containsKey("csrf-token");
    assertThat(visitor.post(first, "age", "30").statusCode()).isEqualTo(303);
  }

  private static int sent(Visitor visitor, String page, String header, String value) {
    return given()
        .cookies(visitor.cookies())
        .header(header, value)
        .formParam("csrf-token", "B".repeat(43))
        .formParam("age", "30")
        .redirects()
        .follow(false)
        .post(page)
        .statusCode();
  }

  @Test
  void of_two_tabs_that_began_at_once_each_can_be_sent() {
    Visitor visitor = new Visitor();
    String first = visitor.begin();
    assertThat(sent(visitor, first, "Sec-Fetch-Site", "same-origin")).isEqualTo(303);
    assertThat(Stored.rows(Stored.lastResponse())).contains("age=30");
  }

  @Test
  void a_form_from_elsewhere_is_neither_taken_nor_handed_back() {
    Visitor visitor = new Visitor();
    String first = visitor.begin();
    for (String from : List.of("cross-site", "same-site", "none")) {
      assertThat(sent(visitor, first, "Sec-Fetch-Site", from)).as(from).isEqualTo(400);
    }
    Response foreign =
        given()
            .cookies(visitor.cookies())
            .header("Origin", "https://elsewhere.example")
            .formParam("age", "30")
            .post(first);
    assertThat(foreign.statusCode()).isEqualTo(400);
    assertThat(foreign.asString()).doesNotContain("<form", "textarea");
    assertThat(Stored.rows(Stored.lastResponse())).isEmpty();
  }

  @Test
  void a_cookie_that_is_no_token_is_as_good_as_none() {
    for (String broken : List.of("x", "%%%", "A".repeat(44), "ä")) {
      Visitor visitor = new Visitor();
      visitor.cookies().put("csrf-token", broken);
      assertThat(visitor.get(STUDY).statusCode()).as(broken).isEqualTo(200);
      assertThat(visitor.cookies().get("csrf-token")).isNotEqualTo(broken);
      String first = visitor.begin();
      visitor.cookies().put("csrf-token", broken);
      assertThat(visitor.post(first, "age", "30").statusCode()).as(broken).isEqualTo(400);
      assertThat(visitor.post(first, "age", "30").statusCode()).as(broken).isEqualTo(303);
    }
  }

  @Test
  void help_and_a_second_tab_and_going_back_leave_an_open_form_as_it_was() {
    Visitor visitor = new Visitor();
    String first = visitor.begin();
    String form = Visitor.field(visitor.get(first).asString(), "csrf-token");
    visitor.get(STUDY + "/help");
    visitor.get(first);
    visitor.get("/s/nothing-here");
    Response sent = visitor.postForm(form, first, "age", "30");
    assertThat(sent.statusCode()).isEqualTo(303);
    visitor.get(path(sent));
    Response again = visitor.postForm(form, first, "age", "31");
    assertThat(again.statusCode()).isEqualTo(303);
    assertThat(Stored.rows(Stored.lastResponse())).contains("age=30", "age=31");
    visitor.cookies().put("csrf-token", "x".repeat(43));
    assertThat(visitor.postForm(form, first, "age", "32").statusCode()).isEqualTo(400);
  }

  @Test
  void a_refused_form_has_a_body_for_whoever_accepts_anything() {
    Response refused = given().formParam("lang", "en").post(STUDY + "/begin");
    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(refused.contentType()).startsWith("text/html");
  }

  @Test
  void a_begin_form_sent_five_times_at_once_begins_one_response() throws Exception {
    Visitor visitor = new Visitor();
    String landing = visitor.get(STUDY).asString();
    long before = Stored.count("select count(*) from response");
    ExecutorService fingers = Executors.newFixedThreadPool(5);
    try {
      List<Callable<String>> clicks =
          Collections.nCopies(
              5,
              () ->
                  given()
                      .redirects()
                      .follow(false)
                      .cookies(Map.of("csrf-token", visitor.cookies().get("csrf-token")))
                      .formParam("csrf-token", Visitor.field(landing, "csrf-token"))
                      .formParam("lang", "en")
                      .formParam("consent", "yes")
                      .formParam("adult", "yes")
                      .formParam("key", Visitor.field(landing, "key"))
                      .formParam("consentVersion", Visitor.field(landing, "consentVersion"))
                      .post(STUDY + "/begin")
                      .cookie("response"));
      Set<String> secrets = new HashSet<>();
      for (Future<String> click : fingers.invokeAll(clicks)) {
        secrets.add(click.get());
      }
      assertThat(secrets).hasSize(1).doesNotContainNull();
    } finally {
      fingers.shutdownNow();
    }
    assertThat(Stored.count("select count(*) from response")).isEqualTo(before + 1);
  }

  @Test
  void whoever_has_begun_and_begins_again_goes_on() {
    Visitor visitor = new Visitor();
    String second = path(visitor.post(visitor.begin(), "age", "30"));
    long before = Stored.count("select count(*) from response");
    assertThat(visitor.begin()).isEqualTo(second);
    assertThat(Stored.count("select count(*) from response")).isEqualTo(before);
  }

  @Test
  void what_cannot_be_read_is_refused_and_never_shows_the_inside() {
    for (String page : List.of("/s/%00", STUDY + "/pages/%00")) {
      Response missing = given().urlEncodingEnabled(false).redirects().follow(false).get(page);
      assertThat(missing.statusCode()).as(page).isEqualTo(404);
      assertThat(missing.contentType()).startsWith("text/html");
    }
    Visitor visitor = new Visitor();
    String first = visitor.begin();
    String form = Visitor.field(visitor.get(first).asString(), "csrf-token");
    Response torn =
        given()
            .cookies(visitor.cookies())
            .header("Content-Type", "application/x-www-form-urlencoded")
            .body(("csrf-token=" + form + "&gender_text=%zz"))
            .post(first);
    assertThat(torn.statusCode()).isEqualTo(400);
    assertThat(torn.contentType()).isEqualTo("text/html;charset=UTF-8");
    Response nothing =
        given()
            .cookies(visitor.cookies())
            .header("Content-Type", "application/x-www-form-urlencoded")
            .body(("csrf-token=" + form + "&gender_text=a%00b"))
            .redirects()
            .follow(false)
            .post(first);
    assertThat(nothing.statusCode()).isNotEqualTo(500);
    Response login =
        given()
            .header("Content-Type", "application/x-www-form-urlencoded")
            .body("j_username=a%00b&j_password=c")
            .redirects()
            .follow(false)
            .post("/j_security_check");
    assertThat(login.statusCode()).isEqualTo(302);
  }

  @Test
  void the_return_code_brings_another_device_back() {
    Visitor phone = new Visitor();
    String first = phone.begin();
    String page = phone.get(first).asString();
    String code = page.replaceAll("(?s).*<p class=\"code\">([^<]+)<.*", "$1");
    String second = path(phone.post(first, "age", "30"));
    Visitor laptop = new Visitor();
    laptop.get(STUDY + "/return");
    assertThat(laptop.post(STUDY + "/return", "code", "nonsense").statusCode()).isEqualTo(422);
    String resumed =
        path(laptop.post(STUDY + "/return", "code", code.toLowerCase().replace("-", " ")));
    assertThat(path(laptop.get(resumed))).isEqualTo(second);
  }

  @Test
  void leaving_quickly_forgets_the_way_back_on_this_device() {
    Visitor visitor = new Visitor();
    String first = visitor.begin();
    Response left = visitor.get(STUDY + "/leave");
    assertThat(left.statusCode()).isEqualTo(303);
    assertThat(left.header("Location")).isEqualTo(Stored.setting("lacrima.quick-exit"));
    Response veil = visitor.get(first);
    assertThat(veil.asString())
        .contains("This page was closed", first + "?again=1")
        .doesNotContain("Crying", "fieldset");
    assertThat(path(visitor.get(first + "?again=1"))).isEqualTo(STUDY);
    assertThat(visitor.get(STUDY).asString()).contains("Before you begin");
  }

  @Test
  void a_withdrawn_response_is_gone_and_leaves_only_a_hash() {
    Visitor visitor = new Visitor();
    String end = walk(visitor, visitor.begin(), Map.of("about-you", Map.of("age", List.of("30"))));
    visitor.get(end);
    visitor.post(end);
    String id = Stored.lastResponse();
    String code = Visitor.byId(visitor.get(STUDY + "/done").asString(), "withdrawal");
    visitor.get(STUDY + "/withdraw");
    assertThat(visitor.post(STUDY + "/withdraw", "code", "00000").statusCode()).isEqualTo(422);
    Response withdrawn = visitor.post(STUDY + "/withdraw/delete", "code", code.toLowerCase());
    assertThat(withdrawn.statusCode()).isEqualTo(303);
    assertThat(Stored.rows(id)).isEmpty();
    assertThat(Stored.count("select count(*) from response where public_id = ?", id)).isZero();
    assertThat(
            Stored.count(
                "select count(*) from page_submission p left join response r on r.id = p.response_id"
                    + " where r.id is null"))
        .isZero();
    assertThat(java.nio.file.Path.of(Stored.setting("lacrima.home"), "withdrawn.txt"))
        .content()
        .contains(org.lacrima.study.security.Code.hash(id));
    assertThat(visitor.post(STUDY + "/withdraw", "code", code).statusCode()).isEqualTo(422);
  }

  @Test
  void times_are_those_of_the_injected_clock() {
    Visitor visitor = new Visitor();
    String first = visitor.begin();
    clock.pass(Duration.ofSeconds(61));
    String end = walk(visitor, first, Map.of());
    visitor.get(end);
    visitor.post(end);
    assertThat(
            Stored.column(
                "select extract(epoch from submitted_at - started_at)::bigint from response"
                    + " order by id desc limit 1"))
        .containsExactly("61");
  }

  @Test
  void pages_are_not_kept_by_caches_and_tell_nobody_where_one_came_from() {
    Response landing = new Visitor().get(STUDY);
    assertThat(landing.header("Cache-Control")).isEqualTo("no-store");
    assertThat(landing.header("Referrer-Policy")).isEqualTo("no-referrer");
    assertThat(landing.header("Content-Security-Policy"))
        .contains("default-src 'none'")
        .doesNotContain("unsafe");
    assertThat(landing.asString()).doesNotContain("style=\"").doesNotContain("onclick");
    Visitor visitor = new Visitor();
    visitor.begin();
    assertThat(visitor.cookies()).containsKeys("response", "csrf-token");
  }

  @Test
  void an_unknown_study_is_a_page_for_a_browser() {
    Response missing = new Visitor().get("/s/nothing-here");
    assertThat(missing.statusCode()).isEqualTo(404);
    assertThat(missing.contentType()).startsWith("text/html");
  }

  @Test
  void a_study_that_nobody_has_confirmed_takes_nobody_in() {
    Response landing = new Visitor().get("/s/real-study");
    assertThat(landing.asString()).contains("This study is not open now").doesNotContain("begin\"");
    Visitor visitor = new Visitor();
    visitor.get(STUDY);
    Response begun =
        visitor.post(
            "/s/real-study/begin",
            "lang",
            "en",
            "consent",
            "yes",
            "adult",
            "yes",
            "consentVersion",
            "1.0.0");
    assertThat(begun.statusCode()).isEqualTo(303);
    assertThat(path(begun)).isEqualTo("/s/real-study");
    assertThat(visitor.cookies()).doesNotContainKey("response");
  }
}
