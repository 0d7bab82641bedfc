package org.lacrima.study;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What programs send that is not as asked for, and how they are told. */
@QuarkusTest
class JsonProblemsTest {

  private static final String JAVA =
      "(?is).*(java|jackson|deserializ|exception|resteasy|HTTP \\d|`|line: \\d).*";

  @Inject TestStudies studies;

  private String study = "";

  @BeforeEach
  void study() {
    study = studies.make(Map.of());
  }

  private Response settings(String json) {
    return studies.api().body(json).put("/api/v1/studies/" + study + "/collection");
  }

  private static Response begin(String json) {
    return given()
        .contentType(ContentType.JSON)
        .body(json)
        .post("/api/v1/studies/crying-in-therapy/responses");
  }

  private static void told(Response refused, int status, String code, String... faults) {
    String body = refused.asString();
    assertThat(refused.statusCode()).as(body).isEqualTo(status);
    assertThat(refused.contentType()).as(body).startsWith("application/problem+json");
    assertThat(refused.jsonPath().getString("code")).as(body).isEqualTo(code);
    assertThat(refused.jsonPath().getString("detail")).as(body).endsWith(".").doesNotMatch(JAVA);
    assertThat(body).doesNotMatch(JAVA);
    if (faults.length > 0) {
      List<Map<String, String>> errors = refused.jsonPath().getList("errors");
      assertThat(errors)
          .as(body)
          .extracting(error -> error.get("place") + " " + error.get("code"))
          .containsExactly(faults);
    }
  }

  @Test
  void a_number_that_is_none_or_too_large_is_told_with_its_place() {
    told(settings("{\"quota\": \"many\"}"), 400, "json-shape", "/quota other-shape");
    told(settings("{\"quota\": 1000000000000}"), 400, "json-shape", "/quota number-too-large");
    told(settings("{\"quota\": 1.5}"), 400, "json-shape", "/quota other-shape");
    told(settings("{\"quota\": \"12\"}"), 400, "json-shape", "/quota other-shape");
    told(settings("{\"anonymous\": 1}"), 400, "json-shape", "/anonymous other-shape");
    told(settings("{\"access\": 7}"), 400, "json-shape", "/access other-shape");
    told(settings("{\"panels\": {}}"), 400, "json-shape", "/panels other-shape");
    told(
        settings("{\"panels\": [{\"parameters\": [[]]}]}"),
        400,
        "json-shape",
        "/panels/0/parameters/0 other-shape");
    told(settings("{\"quota\": 2000000}"), 422, "settings-refused", "/quota quota-not-valid");
    assertThat(studies.api().get("/api/v1/studies/" + study + "/collection").asString())
        .contains("\"quota\":null");
  }

  @Test
  void a_key_that_comes_twice_is_refused_wherever_it_stands() {
    told(
        settings("{\"quota\": 5, \"quota\": 6}"),
        400,
        "json-duplicate-key",
        "/quota json-duplicate-key");
    ResponsesApiTest.Begun begun = ResponsesApiTest.begin();
    Response twice =
        given()
            .header("Authorization", "Bearer " + begun.secret())
            .contentType(ContentType.JSON)
            .body("{\"answers\":{\"age\":30,\"age\":31}}")
            .put("/api/v1/responses/" + begun.id() + "/pages/" + begun.page());
    told(twice, 400, "json-duplicate-key", "/answers/age json-duplicate-key");
    assertThat(Stored.rows(begun.id())).isEmpty();
  }

  @Test
  void what_is_not_known_and_what_is_missing_is_told_with_its_place() {
    told(settings("{\"quotas\": 5}"), 400, "unknown-property", "/quotas unknown-property");
    told(
        settings("{\"panels\":[{\"returns\":{\"a/b\":1}}]}"),
        400,
        "unknown-property",
        "/panels/0/returns/a~1b unknown-property");
    told(
        begin("{\"language\":\"\"}"),
        400,
        "values-refused",
        "/consentVersion value-missing",
        "/language value-missing");
    told(begin(""), 400, "values-refused", " value-missing");
    told(begin("null"), 400, "values-refused", " value-missing");
    told(
        studies.api().body("{\"n\": 0}").post("/api/v1/studies/" + study + "/tokens"),
        400,
        "values-refused",
        "/n value-too-small");
    ResponsesApiTest.Begun begun = ResponsesApiTest.begin();
    told(
        ResponsesApiTest.put(begun, begun.page(), Map.of("age", "young", "a/b", "1")),
        422,
        "answers-refused",
        "/answers/age not-a-number",
        "/answers/a~1b unknown-item");
  }

  @Test
  void what_is_no_json_is_told_with_line_and_column() {
    for (String no : List.of("{", "{\"language\": nope}", "{} {}", "{'a': 1}", "[[[[", "\u0000")) {
      told(begin(no), 400, no.startsWith("[") ? "json-shape" : "json-malformed");
    }
    assertThat(begin("{\n  nope").jsonPath().getString("detail")).contains("line 2, column ");
  }

  @Test
  void whatever_else_the_web_has_a_number_for_is_told_in_our_words() {
    told(given().get("/api/v1/nowhere"), 404, "not-found");
    told(given().get("/api/v1/studies/" + study + "/tokens"), 401, "unauthorized");
    told(
        given().contentType("text/plain").body("x").post("/api/v1/studies/" + study + "/responses"),
        415,
        "unsupported-media-type");
    told(
        studies.api().accept("image/png").get("/api/v1/studies/" + study + "/tokens"),
        406,
        "not-acceptable");
    told(studies.api().delete("/api/v1/studies/" + study + "/tokens/one"), 404, "not-found");
  }
}
