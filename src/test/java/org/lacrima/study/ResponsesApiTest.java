package org.lacrima.study;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ResponsesApiTest {

  /** A response begun through the API. */
  record Begun(String id, String secret, String page) {}

  static Begun begin() {
    JsonPath json =
        given()
            .contentType(ContentType.JSON)
            .body(Map.of("consentVersion", "1.0.0", "language", "en"))
            .post("/api/v1/studies/crying-in-therapy/responses")
            .then()
            .statusCode(201)
            .extract()
            .jsonPath();
    return new Begun(json.getString("id"), json.getString("secret"), json.getString("page.id"));
  }

  static Response put(Begun begun, String page, Map<String, ?> answers) {
    return given()
        .header("Authorization", "Bearer " + begun.secret())
        .contentType(ContentType.JSON)
        .body(Map.of("answers", answers))
        .put("/api/v1/responses/" + begun.id() + "/pages/" + page);
  }

  static Response submit(Begun begun) {
    return given()
        .header("Authorization", "Bearer " + begun.secret())
        .contentType(ContentType.JSON)
        .post("/api/v1/responses/" + begun.id() + "/submit");
  }

  /**
   * Sends each page in turn, with the answers given for it; true to the order told by the answers.
   */
  static void walk(Begun begun, Map<String, Map<String, ?>> answers) {
    String page = begun.page();
    while (page != null) {
      Response taken = put(begun, page, answers.getOrDefault(page, Map.of()));
      assertThat(taken.statusCode()).as(taken.asString()).isEqualTo(200);
      page = taken.jsonPath().getString("next.id");
    }
  }

  @Test
  void a_response_goes_from_its_first_page_to_its_receipt_and_away_again() {
    Begun begun = begin();
    assertThat(submit(begun).statusCode()).isEqualTo(409);
    walk(begun, Map.of("about-you", Map.of("age", 30, "gender", "1")));
    Response receipt = submit(begun);
    assertThat(receipt.statusCode()).isEqualTo(200);
    assertThat(submit(begun).asString()).isEqualTo(receipt.asString());
    assertThat(Stored.newest(begun.id())).containsEntry("age", "30").containsEntry("gender", "1");
    Response late = put(begun, "about-you", Map.of("age", 31));
    assertThat(late.statusCode()).isEqualTo(409);
    assertThat(late.jsonPath().getString("code")).isEqualTo("already-submitted");
    given()
        .header("Authorization", "Bearer " + begun.secret())
        .delete("/api/v1/responses/" + begun.id())
        .then()
        .statusCode(204);
    assertThat(Stored.rows(begun.id())).isEmpty();
    assertThat(submit(begun).statusCode()).isEqualTo(404);
  }

  @Test
  void refused_answers_are_told_item_by_item_as_a_problem_document() {
    Begun begun = begin();
    Response refused = put(begun, "about-you", Map.of("age", "young", "wai_01", 3, "gender", 77));
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.contentType()).startsWith("application/problem+json");
    JsonPath json = refused.jsonPath();
    assertThat(json.getString("code")).isEqualTo("answers-refused");
    assertThat(json.<String>getList("errors.item")).contains("age", "gender", "wai_01");
    assertThat(json.<String>getList("errors.code"))
        .contains("not-a-number", "unknown-option", "item-not-on-page");
    assertThat(Stored.rows(begun.id())).isEmpty();
  }

  @Test
  void the_same_answers_give_the_same_rows_through_pages_and_through_json() {
    Map<String, Map<String, List<String>>> answers =
        Map.of(
            "about-you", Map.of("age", List.of("30"), "gender", List.of("-88")),
            "crying", Map.of("ever_cried", List.of("1")),
            "how-often", Map.of("cried_last_session", List.of("0")),
            "alliance", Map.of("wai_01", List.of("5"), "wai_02", List.of("1")));
    Visitor visitor = new Visitor();
    StudyPagesTest.walk(visitor, visitor.begin(), answers);
    String byPages = Stored.lastResponse();
    Begun begun = begin();
    walk(begun, Map.copyOf(answers));
    assertThat(Stored.rows(begun.id())).isNotEmpty().isEqualTo(Stored.rows(byPages));
  }

  @Test
  void the_same_page_sent_by_eight_at_once_is_stored_once() throws Exception {
    Begun begun = begin();
    ExecutorService senders = Executors.newFixedThreadPool(8);
    try {
      List<Callable<Integer>> sends = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        sends.add(() -> put(begun, begun.page(), Map.of("age", "44")).statusCode());
      }
      for (Future<Integer> status : senders.invokeAll(sends)) {
        assertThat(status.get()).isEqualTo(200);
      }
    } finally {
      senders.shutdown();
    }
    assertThat(Stored.rows(begun.id())).filteredOn(row -> row.startsWith("age=")).hasSize(1);
    assertThat(
            Stored.count(
                "select count(*) from page_submission p join response r on r.id = p.response_id"
                    + " where r.public_id = ?",
                begun.id()))
        .isEqualTo(1);
  }

  @Test
  void nobody_opens_a_response_without_its_secret() {
    Begun mine = begin();
    Begun other = begin();
    given()
        .contentType(ContentType.JSON)
        .body(Map.of("answers", Map.of("age", 30)))
        .put("/api/v1/responses/" + mine.id() + "/pages/about-you")
        .then()
        .statusCode(401);
    assertThat(put(new Begun(mine.id(), other.secret(), ""), "about-you", Map.of()).statusCode())
        .isEqualTo(404);
    given()
        .header("Authorization", "Bearer " + other.secret())
        .delete("/api/v1/responses/" + mine.id())
        .then()
        .statusCode(404);
    assertThat(Stored.count("select count(*) from response where public_id = ?", mine.id()))
        .isEqualTo(1);
  }

  @Test
  void what_is_not_understood_is_a_problem_document_and_never_a_stack_trace() {
    for (String body :
        List.of(
            "{",
            "[]",
            "",
            "{\"language\":\"en\"}",
            "{\"consentVersion\":\"1.0.0\",\"language\":\"en\",\"extra\":1}",
            "{\"consentVersion\":\"0.0.1\",\"language\":\"en\"}",
            "{\"consentVersion\":\"1.0.0\",\"language\":\"tlh\"}")) {
      Response refused =
          given()
              .contentType(ContentType.JSON)
              .body(body)
              .post("/api/v1/studies/crying-in-therapy/responses");
      assertThat(refused.statusCode()).as(body).isBetween(400, 422);
      assertThat(refused.contentType()).as(body).startsWith("application/problem+json");
      assertThat(refused.asString()).as(body).doesNotContain("\tat ").doesNotContain("org.lacrima");
    }
    Begun begun = begin();
    Response nested = put(begun, "about-you", Map.of("age", Map.of("deep", 1)));
    assertThat(nested.statusCode()).isEqualTo(400);
    Response large = put(begun, "about-you", Map.of("age", "9".repeat(300_000)));
    assertThat(large.statusCode()).isEqualTo(413);
    assertThat(Stored.rows(begun.id())).isEmpty();
  }

  @Test
  void what_is_no_json_and_what_is_too_long_and_what_has_no_name_are_problems() {
    Response torn =
        given()
            .header("Content-Type", "application/json")
            .body("{\"consentVersion\": ")
            .post("/api/v1/studies/crying-in-therapy/responses");
    assertThat(torn.statusCode()).isEqualTo(400);
    assertThat(torn.jsonPath().getString("code")).isEqualTo("json-malformed");
    Response wrong =
        given()
            .header("Content-Type", "application/json")
            .body("{nonsense")
            .post("/api/v1/studies/crying-in-therapy/responses");
    assertThat(wrong.statusCode()).isEqualTo(400);
    assertThat(wrong.jsonPath().getString("code")).isEqualTo("json-malformed");
    Response large =
        given()
            .header("Content-Type", "application/json")
            .body("x".repeat(300_000))
            .post("/api/v1/studies/crying-in-therapy/responses");
    assertThat(large.statusCode()).isEqualTo(413);
    assertThat(large.jsonPath().getString("code")).isEqualTo("too-large");
    Response nameless =
        given()
            .urlEncodingEnabled(false)
            .header("Content-Type", "application/json")
            .body("{}")
            .post("/api/v1/studies/%00/responses");
    assertThat(nameless.statusCode()).isEqualTo(404);
    assertThat(nameless.contentType()).startsWith("application/problem+json");
  }
}
