package org.lacrima.study;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.lacrima.study.participant.Surveys;
import org.lacrima.study.participant.Versions;
import org.lacrima.study.storage.Researcher;
import org.lacrima.study.storage.Study;
import org.lacrima.study.storage.StudyStatus;
import org.lacrima.survey.SurveyDefinition;

/** Studies of their own for tests that change how people come in. */
@ApplicationScoped
public class TestStudies {

  private static final AtomicInteger MADE = new AtomicInteger();

  private final Surveys surveys;
  private final Versions versions;
  private final SettableClock clock;

  TestStudies(Surveys surveys, Versions versions, SettableClock clock) {
    this.surveys = surveys;
    this.versions = versions;
    this.clock = clock;
  }

  /** An open study with these settings; gives its slug. */
  String make(Map<String, ?> settings) {
    return make(surveys.current("crying-in-therapy").orElseThrow(), settings);
  }

  /** The same, asking something else. */
  String make(SurveyDefinition survey, Map<String, ?> settings) {
    try {
      ResearcherTest.account("researcher", false);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    String slug = "ways-" + MADE.incrementAndGet();
    create(slug, survey);
    if (!settings.isEmpty()) {
      Response kept = put(slug, settings);
      assertThat(kept.statusCode()).as(kept.asString()).isEqualTo(200);
    }
    return slug;
  }

  @Transactional
  void create(String slug, SurveyDefinition survey) {
    Study study = new Study();
    study.slug = slug;
    study.title = slug;
    study.status = StudyStatus.OPEN;
    study.demo = true;
    study.owner = Researcher.named("researcher").orElseThrow();
    study.surveyHash = survey.sha256();
    study.createdAt = clock.instant();
    study.persist();
    versions.register(study, survey, clock.instant());
    surveys.offer(study, survey);
  }

  RequestSpecification api() {
    return given()
        .auth()
        .preemptive()
        .basic("researcher", ResearcherTest.PASSWORD)
        .contentType(ContentType.JSON);
  }

  Response put(String slug, Map<String, ?> settings) {
    return api().body(settings).put("/api/v1/studies/" + slug + "/collection");
  }

  /** Each problem as "place code". */
  String refused(String slug, Map<String, ?> settings) {
    Response refused = put(slug, settings);
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.jsonPath().getString("code")).isEqualTo("settings-refused");
    return refused.jsonPath().<Map<String, String>>getList("errors").stream()
        .map(error -> error.get("place") + " " + error.get("code"))
        .collect(Collectors.joining("\n"));
  }

  List<String> links(String slug, int n) {
    return api()
        .body(Map.of("n", n))
        .post("/api/v1/studies/" + slug + "/tokens")
        .then()
        .statusCode(201)
        .extract()
        .jsonPath()
        .getList("links.link");
  }

  Visitor loggedIn() {
    Visitor visitor = new Visitor();
    visitor.post(
        "/j_security_check", "j_username", "researcher", "j_password", ResearcherTest.PASSWORD);
    return visitor;
  }

  static Response begin(String slug, Map<String, ?> body) {
    return given()
        .contentType(ContentType.JSON)
        .body(body)
        .post("/api/v1/studies/" + slug + "/responses");
  }
}
