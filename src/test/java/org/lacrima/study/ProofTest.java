package org.lacrima.study;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.net.URL;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.lacrima.study.security.Code;

/** Work before a response begins: found by a real browser, waited for without scripts. */
@QuarkusTest
class ProofTest {

  @TestHTTPResource("/s/")
  @Nullable URL address;

  @Inject TestStudies studies;
  @Inject SettableClock clock;

  private String study() {
    return studies.make(Map.of("proofOfWork", true));
  }

  private static long begun(String study) {
    return Stored.count(
        "select count(*) from response r join survey_version v on v.id = r.survey_version_id"
            + " join study s on s.id = v.study_id where s.slug = ?",
        study);
  }

  private static Map<String, String> form(Visitor visitor, String study) {
    String landing = visitor.get("/s/" + study + "?lang=en").asString();
    Map<String, String> form = new HashMap<>();
    for (String name : List.of("lang", "consentVersion", "key", "challenge")) {
      form.put(name, Visitor.field(landing, name));
    }
    form.put("consent", "yes");
    form.put("adult", "yes");
    return form;
  }

  private static Response begin(Visitor visitor, String study, Map<String, String> form) {
    return visitor.post(
        "/s/" + study + "/begin",
        form.entrySet().stream()
            .collect(Collectors.toMap(Map.Entry::getKey, each -> List.of(each.getValue()))));
  }

  private static String found(String key, String challenge) {
    String wanted = challenge.substring(0, challenge.indexOf('.'));
    return IntStream.range(0, 200_000)
        .mapToObj(Integer::toString)
        .filter(n -> Code.hash(key + "." + n).startsWith(wanted))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void who_has_the_proof_begins_once_and_the_same_proof_begins_no_second_response() {
    String study = study();
    Visitor visitor = new Visitor();
    Map<String, String> form = form(visitor, study);
    form.put("proof", found(form.getOrDefault("key", ""), form.getOrDefault("challenge", "")));
    assertThat(Visitor.path(begin(visitor, study, form))).contains("/pages/");
    assertThat(begun(study)).isEqualTo(1);
    clock.pass(Duration.ofMinutes(5));
    Visitor other = new Visitor();
    other.get("/s/" + study);
    assertThat(Visitor.path(begin(other, study, form))).doesNotContain("/pages/");
    assertThat(begun(study)).as("replayed").isEqualTo(1);
  }

  @Test
  void who_has_none_waits_a_little_and_loses_nothing() {
    String study = study();
    Visitor visitor = new Visitor();
    Response wait = begin(visitor, study, form(visitor, study));
    assertThat(wait.statusCode()).isEqualTo(200);
    assertThat(wait.asString()).contains("One moment, please", "about 15 seconds", "988");
    assertThat(begun(study)).isZero();
    Map<String, String> form = new HashMap<>();
    for (String name : List.of("lang", "consentVersion", "consent", "adult", "key", "ticket")) {
      form.put(name, Visitor.field(wait.asString(), name));
    }
    clock.pass(Duration.ofSeconds(10));
    Response early = begin(visitor, study, form);
    assertThat(early.asString()).contains("about 5 seconds");
    assertThat(Visitor.field(early.asString(), "ticket")).isEqualTo(form.get("ticket"));
    assertThat(begun(study)).isZero();
    clock.pass(Duration.ofSeconds(6));
    assertThat(Visitor.path(begin(visitor, study, form))).contains("/pages/");
    assertThat(begun(study)).isEqualTo(1);
    clock.pass(Duration.ofMinutes(5));
    Visitor other = new Visitor();
    other.get("/s/" + study);
    begin(other, study, form);
    assertThat(begun(study)).as("a ticket is for one response").isEqualTo(1);
  }

  @Test
  void programs_that_speak_json_bring_their_proof_too() {
    String study = study();
    String path = "/api/v1/studies/" + study;
    JsonPath asked = given().get(path + "/challenge").jsonPath();
    Map<String, Object> body = new HashMap<>();
    body.put(
        "consentVersion",
        Visitor.field(new Visitor().get("/s/" + study).asString(), "consentVersion"));
    body.put("language", "en");
    given()
        .contentType("application/json")
        .body(body)
        .post(path + "/responses")
        .then()
        .statusCode(403)
        .body("code", equalTo("proof-missing"));
    String key = asked.getString("key");
    String challenge = asked.getString("challenge");
    body.put("proof", Map.of("key", key, "challenge", challenge, "number", found(key, challenge)));
    given()
        .contentType("application/json")
        .body(body)
        .post(path + "/responses")
        .then()
        .statusCode(201);
    clock.pass(Duration.ofMinutes(5));
    given()
        .contentType("application/json")
        .body(body)
        .post(path + "/responses")
        .then()
        .statusCode(409)
        .body("code", equalTo("already-begun"));
    assertThat(begun(study)).isEqualTo(1);
    given()
        .get("/api/v1/studies/crying-in-therapy/challenge")
        .then()
        .body("needed", equalTo(false));
  }

  @Test
  void a_browser_with_scripts_finds_it_while_the_page_is_read() {
    String study = study();
    try (RealBrowser browser = new RealBrowser();
        BrowserContext phone = browser.device(390, 844, true, ColorScheme.LIGHT)) {
      Page page = phone.newPage();
      page.navigate(address + study);
      // as a function: a text would have to be evaluated, which the page forbids
      page.waitForFunction("() => document.querySelector('[name=proof]').value");
      RealBrowser.begin(page);
      assertThat(page.url()).contains("/pages/");
      phone.clearCookies();
      Page fast = phone.newPage();
      fast.navigate(address + study);
      RealBrowser.begin(fast);
      fast.waitForURL("**/pages/**");
    }
    assertThat(begun(study)).isEqualTo(2);
  }

  @Test
  void a_browser_without_scripts_waits_on_a_calm_page() {
    String study = study();
    try (RealBrowser browser = new RealBrowser();
        BrowserContext phone = browser.device(320, 640, false, ColorScheme.LIGHT, "he")) {
      Page page = phone.newPage();
      page.navigate(address + study);
      RealBrowser.begin(page);
      RealBrowser.picture(page, "waiting-he");
      clock.pass(Duration.ofSeconds(16));
      page.locator("main button").click();
      assertThat(page.url()).contains("/pages/");
      RealBrowser.picture(page, "first-page-he");
    }
    assertThat(begun(study)).isEqualTo(1);
  }

  @Test
  void the_page_to_wait_on_is_for_everybody() {
    String study = study();
    try (RealBrowser browser = new RealBrowser();
        BrowserContext phone = browser.device(320, 640, true, ColorScheme.DARK, "he")) {
      // axe is a script itself, so only ours is kept away
      phone.route("**/proof.js", route -> route.abort());
      Page page = phone.newPage();
      page.navigate(address + study);
      RealBrowser.begin(page);
      RealBrowser.assertAccessible(page);
    }
    assertThat(begun(study)).isZero();
  }
}
