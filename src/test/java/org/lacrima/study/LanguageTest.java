package org.lacrima.study;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.lacrima.study.Visitor.STUDY;
import static org.lacrima.study.Visitor.path;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The language is chosen, kept and changed, and no answer is lost by it. */
@QuarkusTest
@WithTestResource(value = ServiceResource.class, scope = TestResourceScope.GLOBAL)
class LanguageTest {

  private static final String HEBREW = "<html lang=\"he\" dir=\"rtl\">";
  private static final String ITALIAN = "<html lang=\"it\" dir=\"ltr\">";
  private static final String ENGLISH = "<html lang=\"en\" dir=\"ltr\">";

  private static String asked(String path, String acceptLanguage) {
    return given()
        .accept("text/html")
        .header("Accept-Language", acceptLanguage)
        .get(path)
        .asString();
  }

  private static String storedLanguage() {
    return Stored.column("select language from response order by id desc limit 1").get(0);
  }

  @Test
  void the_first_page_speaks_what_the_link_says_else_what_the_browser_prefers() {
    assertThat(asked(STUDY, "he-IL,he;q=0.9,en;q=0.8")).contains(HEBREW, "בכי בטיפול");
    assertThat(asked(STUDY, "fr-CH, en;q=0.3, it;q=0.7")).contains(ITALIAN, "Piangere in terapia");
    assertThat(asked(STUDY + "?lang=it", "he")).contains(ITALIAN);
    assertThat(asked(STUDY + "?lang=xx", "he")).contains(HEBREW);
    for (String nothing : List.of("fr", "*", ";;q=", "-")) {
      assertThat(asked(STUDY, nothing)).as(nothing).contains(ENGLISH);
    }
  }

  @Test
  void every_page_leads_to_the_same_page_in_the_other_languages() {
    for (String page : List.of("", "/help", "/withdraw", "/return", "/withdrawn")) {
      assertThat(asked(STUDY + page + "?lang=he", "en"))
          .contains(HEBREW)
          .contains("href=\"" + STUDY + page + "?lang=it\" lang=\"it\" hreflang=\"it\">Italiano")
          .contains("<span aria-current=\"true\" lang=\"he\">עברית</span>");
    }
  }

  @Test
  void a_response_is_stored_with_the_language_in_which_it_was_begun() {
    Visitor visitor = new Visitor("he");
    String first = visitor.begin();
    assertThat(storedLanguage()).isEqualTo("he");
    assertThat(visitor.get(first).asString()).contains(HEBREW, "מה גילך?");
    assertThat(visitor.get(STUDY + "/help").asString()).contains(HEBREW, "1201");
    assertThat(
            Stored.column(
                "select c.language from response r join consent_version c"
                    + " on c.id = r.consent_version_id order by r.id desc limit 1"))
        .containsExactly("he");
  }

  @Test
  void changing_the_language_keeps_what_is_filled_in_and_skips_nothing() {
    Visitor visitor = new Visitor("en");
    String first = visitor.begin();
    visitor.get(first);
    Response changed = visitor.post(first, "age", "30", "gender", "3", "page-language", "he");
    assertThat(path(changed)).isEqualTo(first);
    assertThat(storedLanguage()).isEqualTo("he");
    String id = Stored.lastResponse();
    assertThat(Stored.newest(id)).containsEntry("age", "30").doesNotContainValue("-99");
    assertThat(visitor.get(first).asString())
        .contains(HEBREW, "name=\"age\" value=\"30\"", "name=\"gender\" value=\"3\" checked");
    assertThat(path(visitor.get(STUDY + "/resume"))).isEqualTo(first);

    visitor.post(first, "gender", "3", "page-language", "it");
    assertThat(Stored.newest(id)).containsEntry("age", "-99").containsEntry("gender", "3");
    assertThat(visitor.get(first).asString()).contains(ITALIAN, "name=\"age\" value=\"\"");

    String second = path(visitor.post(first, "age", "31"));
    assertThat(second).isNotEqualTo(first);
    assertThat(Stored.newest(id)).containsEntry("age", "31").containsEntry("education", "-99");
  }

  @Test
  void a_page_that_cannot_be_kept_comes_back_in_the_other_language_with_all_that_was_typed() {
    Visitor visitor = new Visitor("en");
    String first = visitor.begin();
    visitor.get(first);
    Response refused = visitor.post(first, "age", "thirty", "gender", "2", "page-language", "he");
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.asString())
        .contains(HEBREW, "„\u2068thirty\u2069” אינו מספר", "value=\"thirty\"")
        .contains("name=\"gender\" value=\"2\" checked");
    assertThat(storedLanguage()).isEqualTo("he");
    assertThat(Stored.rows(Stored.lastResponse())).isEmpty();
  }

  @Test
  void a_language_that_is_not_offered_changes_nothing_and_loses_nothing() {
    Visitor visitor = new Visitor("it");
    String first = visitor.begin();
    visitor.get(first);
    for (String odd : List.of("xx", "", "he\r\nX: y", "<b>")) {
      assertThat(path(visitor.post(first, "age", "40", "page-language", odd))).isEqualTo(first);
      assertThat(visitor.get(first + "?lang=zz").asString()).contains(ITALIAN);
      assertThat(path(visitor.get(STUDY + "/resume?lang=zz"))).isEqualTo(first);
    }
    assertThat(storedLanguage()).isEqualTo("it");
    assertThat(Stored.newest(Stored.lastResponse())).containsEntry("age", "40");
  }

  @Test
  void the_language_of_a_response_can_be_changed_beside_the_form_too_until_it_is_sent() {
    Visitor visitor = new Visitor("en");
    String first = visitor.begin();
    visitor.get(first);
    visitor.post(first, "age", "50");
    assertThat(visitor.get(STUDY + "/help?lang=it").asString()).contains(ITALIAN);
    assertThat(visitor.get(first).asString()).contains(ITALIAN, "name=\"age\" value=\"50\"");
    assertThat(visitor.get(STUDY).asString()).contains(ITALIAN, STUDY + "/resume?lang=it");
    assertThat(visitor.get(path(visitor.get(STUDY + "/resume?lang=he"))).asString())
        .contains(HEBREW);
    String end = StudyPagesTest.walk(visitor, first, Map.of());
    assertThat(visitor.get(end).asString()).contains(HEBREW);
    assertThat(visitor.get(end + "?lang=it").asString()).contains(ITALIAN, "È alla fine");
    visitor.post(end);
    assertThat(visitor.get(STUDY + "/done").asString()).contains(ITALIAN);
    assertThat(visitor.get(STUDY + "/done?lang=he").asString()).contains(HEBREW);
    assertThat(visitor.get(STUDY + "/help?lang=he").asString()).contains(HEBREW);
    assertThat(path(visitor.get(STUDY + "/resume?lang=he"))).isEqualTo(STUDY + "/done?lang=he");
    assertThat(visitor.get(STUDY + "/withdraw").asString()).contains(ITALIAN);
    assertThat(storedLanguage()).isEqualTo("it");
  }

  @Test
  void errors_and_forms_handed_back_speak_the_language_too() {
    assertThat(asked("/s/nothing-here?lang=he", "it")).contains(HEBREW);
    assertThat(asked("/s/nothing-here", "fr, it;q=0.5")).contains(ITALIAN);
    Visitor visitor = new Visitor("he");
    String first = visitor.begin();
    visitor.get(first);
    visitor.cookies().remove("csrf-token");
    assertThat(visitor.post(first, "age", "30", "shown-in", "he").asString())
        .contains(HEBREW, "נא לשלוח פעם נוספת");
  }
}
