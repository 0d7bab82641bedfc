package org.lacrima.study;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.lacrima.study.Visitor.path;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.Cookie;
import io.restassured.response.Response;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lacrima.study.security.Passwords;

@QuarkusTest
class ResearcherTest {

  static final String PASSWORD = "correct horse battery";
  private static final String HASH = Passwords.hash(PASSWORD);
  private static final String EXPORT = "/api/v1/studies/crying-in-therapy/export.csv";

  @TempDir private Path folder = Path.of("");

  /** The first account as if its owner had logged in once, a newcomer, and somebody else. */
  @BeforeEach
  void accounts() throws SQLException {
    account("researcher", false);
    account("newcomer", true);
    account("somebody-else", false);
  }

  static void account(String name, boolean mustChange) throws SQLException {
    try (Connection connection = Stored.asOwner();
        PreparedStatement statement =
            connection.prepareStatement(
                "insert into researcher (name, password, must_change, created_at)"
                    + " values (?, ?, ?, now()) on conflict (name)"
                    + " do update set password = excluded.password,"
                    + " must_change = excluded.must_change")) {
      statement.setString(1, name);
      statement.setString(2, HASH);
      statement.setBoolean(3, mustChange);
      statement.executeUpdate();
    }
  }

  private static Visitor loggedIn(String name) {
    Visitor visitor = new Visitor();
    Response in = visitor.post("/j_security_check", "j_username", name, "j_password", PASSWORD);
    assertThat(in.statusCode()).isEqualTo(302);
    assertThat(path(in)).isEqualTo("/studies");
    return visitor;
  }

  @Test
  void a_researcher_sees_counts_and_the_synthetic_mark() {
    Visitor researcher = loggedIn("researcher");
    assertThat(researcher.get("/studies").asString())
        .contains("Crying in therapy")
        .contains("demo, synthetic")
        .contains("124");
    assertThat(researcher.get("/studies/crying-in-therapy").asString())
        .contains("Synthetic responses.")
        .contains("href=\"http://127.0.0.1:8080/s/crying-in-therapy\"");
  }

  @Test
  void an_unconfirmed_study_is_not_opened_and_the_page_says_what_is_missing() {
    Visitor researcher = loggedIn("researcher");
    researcher.get("/studies/real-study");
    Response refused = researcher.post("/studies/real-study/open");
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.asString()).contains("ethics-board").contains("988");
    assertThat(Stored.column("select status from study where slug = 'real-study'"))
        .containsExactly("preparing");
  }

  @Test
  void the_page_says_one_thing_of_a_study_that_was_opened_and_cannot_begin() throws SQLException {
    Visitor researcher = loggedIn("researcher");
    status("open");
    try {
      String page = researcher.get("/studies/real-study").asString();
      assertThat(page)
          .contains("This study is <strong>halted</strong>: it was opened, but participants cannot")
          .contains("Before real participants can begin:")
          .contains("988")
          .contains("Close it")
          .doesNotContain("<strong>open</strong>");
      assertThat(researcher.get("/studies").asString()).contains("<td>halted</td>");
      assertThat(new Visitor().get("/s/real-study").asString()).contains("not open");
    } finally {
      status("preparing");
    }
    assertThat(researcher.get("/studies/real-study").asString())
        .contains("<strong>being prepared</strong>; participants cannot begin now.")
        .contains("Open it for participants");
  }

  private static void status(String status) throws SQLException {
    try (Connection connection = Stored.asOwner();
        PreparedStatement statement =
            connection.prepareStatement("update study set status = ? where slug = 'real-study'")) {
      statement.setString(1, status);
      statement.executeUpdate();
    }
  }

  @Test
  void the_download_is_the_same_by_session_and_by_basic_and_has_every_response() {
    String byBasic =
        given().auth().preemptive().basic("researcher", PASSWORD).get(EXPORT).asString();
    String bySession =
        loggedIn("researcher").get("/studies/crying-in-therapy/export.csv").asString();
    assertThat(bySession.equals(byBasic)).as("the same file").isTrue();
    List<String> lines = byBasic.lines().toList();
    assertThat(lines.get(0)).startsWith("response_id,study_version,language,started_at");
    assertThat(lines.stream().filter(line -> line.contains(",synthetic,"))).hasSize(124);
    assertThat(lines.size() - 1L)
        .isEqualTo(
            Stored.count(
                "select count(*) from response r join survey_version v"
                    + " on v.id = r.survey_version_id join study s on s.id = v.study_id"
                    + " where s.slug = 'crying-in-therapy'"));
  }

  @Test
  void the_checksum_is_that_of_the_downloaded_file() throws Exception {
    Visitor researcher = loggedIn("researcher");
    assertThat(researcher.get("/studies/crying-in-therapy").asString())
        .contains("href=\"/studies/crying-in-therapy/export.csv.sha256\"");
    byte[] file = researcher.get("/studies/crying-in-therapy/export.csv").asByteArray();
    Response checksum = researcher.get("/studies/crying-in-therapy/export.csv.sha256");
    assertThat(checksum.header("Content-Disposition")).contains("crying-in-therapy.csv.sha256");
    Files.write(folder.resolve("crying-in-therapy.csv"), file);
    Files.write(folder.resolve("sum"), checksum.asByteArray());
    Process check = new ProcessBuilder("sha256sum", "-c", "sum").directory(folder.toFile()).start();
    assertThat(check.waitFor()).as("sha256sum -c").isZero();
  }

  @Test
  void labels_come_in_any_language_of_the_survey() {
    Visitor owner = loggedIn("researcher");
    String file = "/studies/crying-in-therapy/export-spreadsheet.csv";
    assertThat(owner.get(file).asString()).contains("Woman").doesNotContain("אישה", "Donna");
    Response hebrew = owner.get(file + "?lang=he");
    assertThat(hebrew.asString()).contains("אישה").doesNotContain("Woman");
    assertThat(hebrew.header("Content-Disposition")).contains("-spreadsheet-he.csv");
    assertThat(owner.get(file + "?lang=xx").asString()).contains("Woman");
    assertThat(owner.get("/studies/crying-in-therapy").asString()).contains(file + "?lang=it");
  }

  @Test
  void somebody_elses_study_is_not_there_by_any_route() {
    Visitor other = loggedIn("somebody-else");
    for (String route :
        List.of(
            "/studies/crying-in-therapy",
            "/studies/crying-in-therapy/export.csv",
            "/studies/crying-in-therapy/export.csv.sha256",
            "/studies/crying-in-therapy/export-spreadsheet.csv")) {
      assertThat(other.get(route).statusCode()).as(route).isEqualTo(404);
    }
    other.get("/password");
    for (String route : List.of("/studies/crying-in-therapy/open", "/studies/real-study/close")) {
      assertThat(other.post(route).statusCode()).as(route).isEqualTo(404);
    }
    given().auth().preemptive().basic("somebody-else", PASSWORD).get(EXPORT).then().statusCode(404);
    assertThat(other.get("/studies").asString()).doesNotContain("crying-in-therapy");
  }

  @Test
  void nobody_gets_in_without_logging_in() {
    for (String route :
        List.of("/studies", "/studies/crying-in-therapy", "/studies/x/export.csv", "/password")) {
      Response sent = new Visitor().get(route);
      assertThat(sent.statusCode()).as(route).isIn(302, 303);
      assertThat(path(sent)).as(route).startsWith("/login");
    }
    Response refused = given().get(EXPORT);
    assertThat(refused.statusCode()).isEqualTo(401);
    assertThat(refused.contentType()).startsWith("application/problem+json");
  }

  @Test
  void a_newcomer_chooses_an_own_password_before_anything_opens() throws SQLException {
    Visitor newcomer = loggedIn("newcomer");
    assertThat(path(newcomer.get("/studies"))).isEqualTo("/password");
    given().auth().preemptive().basic("newcomer", PASSWORD).get(EXPORT).then().statusCode(403);
    newcomer.get("/password");
    assertThat(change(newcomer, "wrong one", "a long new password", "a long new password"))
        .isEqualTo(422);
    assertThat(change(newcomer, PASSWORD, "short", "short")).isEqualTo(422);
    assertThat(change(newcomer, PASSWORD, "newcomerNewcomer", "newcomerNewcomer")).isEqualTo(422);
    assertThat(change(newcomer, PASSWORD, "a long new password", "another one at last"))
        .isEqualTo(422);
    assertThat(change(newcomer, PASSWORD, PASSWORD, PASSWORD)).isEqualTo(422);
    assertThat(change(newcomer, PASSWORD, "a long new password", "a long new password"))
        .isEqualTo(303);
    assertThat(newcomer.get("/studies").statusCode()).isEqualTo(200);
  }

  private static int change(Visitor visitor, String current, String chosen, String again) {
    return visitor
        .post("/password", "current", current, "chosen", chosen, "again", again)
        .statusCode();
  }

  @Test
  void an_unknown_name_and_a_wrong_password_get_the_same_answer() {
    Response unknown =
        new Visitor().post("/j_security_check", "j_username", "nobody", "j_password", "x");
    Response wrong =
        new Visitor().post("/j_security_check", "j_username", "researcher", "j_password", "x");
    assertThat(path(unknown)).isEqualTo(path(wrong)).isEqualTo("/login?failed=true");
    assertThat(unknown.statusCode()).isEqualTo(wrong.statusCode());
  }

  @Test
  void what_strangers_guess_does_not_keep_the_owner_out() throws SQLException {
    account("guessed", false);
    List<Integer> statuses = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      statuses.add(basic("guessed", "guess " + i));
    }
    assertThat(statuses).containsOnly(401);
    assertThat(basic("guessed", PASSWORD)).as("let in; the study is another's").isEqualTo(404);
    assertThat(basic("researcher", PASSWORD)).isEqualTo(200);
  }

  @Test
  void a_browser_in_which_somebody_was_let_in_is_known_to_the_log_in_alone() {
    Response in =
        new Visitor().post("/j_security_check", "j_username", "researcher", "j_password", PASSWORD);
    Cookie known = in.getDetailedCookie("known");
    assertThat(known.getPath()).isEqualTo("/j_security_check");
    assertThat(known.isHttpOnly()).isTrue();
    assertThat(known.getSameSite()).isEqualTo("Strict");
    assertThat(known.getValue()).doesNotContain("researcher");
    Response wrong =
        new Visitor().post("/j_security_check", "j_username", "researcher", "j_password", "x");
    assertThat(wrong.getDetailedCookie("known")).isNull();
  }

  private static int basic(String name, String password) {
    return given().auth().preemptive().basic(name, password).get(EXPORT).statusCode();
  }
}
