package org.lacrima.study;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.lacrima.study.Visitor.STUDY;
import static org.lacrima.study.Visitor.path;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import org.junit.jupiter.api.Test;

/** A browser that refuses every cookie answers the whole survey all the same. */
@QuarkusTest
@WithTestResource(value = ServiceResource.class, scope = TestResourceScope.GLOBAL)
class CookielessTest {

  private static RequestSpecification request() {
    return given()
        .accept("text/html")
        .header("Sec-Fetch-Site", "same-origin")
        .redirects()
        .follow(false);
  }

  private static String begin() {
    String landing = request().get(STUDY).asString();
    return path(
        request()
            .formParam("csrf-token", Visitor.field(landing, "csrf-token"))
            .formParam("lang", "en")
            .formParam("consent", "yes")
            .formParam("adult", "yes")
            .formParam("key", Visitor.field(landing, "key"))
            .formParam("consentVersion", Visitor.field(landing, "consentVersion"))
            .post(STUDY + "/begin"));
  }

  @Test
  void the_secret_goes_along_in_the_address_until_the_receipt() {
    String told = begin();
    assertThat(told).matches(STUDY + "/r/[0-9a-z]{16}/carried");
    String base = told.replace("/carried", "");
    Response explained = request().get(told);
    assertThat(explained.asString())
        .contains("Your browser keeps no cookies", base + "/resume", base + "/leave");
    String at = path(request().get(base + "/resume"));
    int pages = 0;
    while (at.contains("/pages/")) {
      pages++;
      assertThat(at).startsWith(base + "/pages/");
      Response page = request().get(at);
      assertThat(page.header("Cache-Control")).isEqualTo("no-store");
      assertThat(page.header("Referrer-Policy")).isEqualTo("no-referrer");
      assertThat(page.asString())
          .contains("action=\"" + at + "\"")
          .doesNotContainPattern("\"" + STUDY + "(?!/r/)");
      // an old browser does not even say where a form came from
      RequestSpecification old = given().redirects().follow(false);
      at =
          path(
              (pages == 1 ? old.formParam("age", "61") : old.formParam("page-move", "next"))
                  .post(at));
    }
    assertThat(pages).isGreaterThan(4);
    assertThat(at).isEqualTo(base + "/send");
    assertThat(path(request().formParam("x", "y").post(at))).isEqualTo(base + "/done");
    assertThat(request().get(base + "/done").asString()).contains("id=\"receipt\"");
    assertThat(request().get(base + "/withdraw").asString()).contains("What is stored", "61");
  }

  @Test
  void a_return_code_works_without_cookies_too_and_a_wrong_one_in_the_address_opens_nothing() {
    String base = begin().replace("/carried", "");
    String code = base.substring(base.lastIndexOf('/') + 1);
    assertThat(path(request().formParam("code", code).post(STUDY + "/return")))
        .isEqualTo(base + "/carried");
    String wrong = STUDY + "/r/" + "0".repeat(16);
    assertThat(path(request().get(wrong + "/resume"))).isEqualTo(wrong);
    assertThat(request().get(wrong + "/pages/about-you").statusCode()).isEqualTo(303);
  }

  @Test
  void a_form_of_another_site_is_not_taken_for_want_of_cookies() {
    assertThat(
            given()
                .header("Sec-Fetch-Site", "cross-site")
                .formParam("consent", "yes")
                .post(STUDY + "/begin")
                .statusCode())
        .isEqualTo(400);
  }
}
