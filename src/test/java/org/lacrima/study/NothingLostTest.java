package org.lacrima.study;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.lacrima.study.Visitor.STUDY;
import static org.lacrima.study.Visitor.path;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** What browsers, networks and clocks do to people who answer. */
@QuarkusTest
class NothingLostTest {

  @Inject SettableClock clock;

  private static long submissions(String response) {
    return Stored.count(
        "select count(*) from page_submission p join response r on r.id = p.response_id"
            + " where r.public_id = ?",
        response);
  }

  @Test
  void of_two_tabs_the_last_one_sent_counts_and_both_are_kept() {
    Visitor visitor = new Visitor();
    String first = visitor.begin();
    String id = Stored.lastResponse();
    visitor.get(first);
    String second = path(visitor.post(first, "age", "30"));
    visitor.get(second);
    visitor.get(first);
    visitor.post(second, "sessions", "12");
    visitor.post(first, "age", "31", "gender", "2");
    assertThat(Stored.newest(id))
        .containsEntry("age", "31")
        .containsEntry("gender", "2")
        .containsEntry("sessions", "12");
    assertThat(Stored.rows(id)).contains("age=30");
    assertThat(visitor.get(second).asString()).contains("name=\"sessions\" value=\"12\"");
  }

  @Test
  void a_page_that_was_sent_by_who_hung_up_and_sends_it_again_is_there_once() throws Exception {
    Visitor visitor = new Visitor();
    String first = visitor.begin();
    String id = Stored.lastResponse();
    visitor.get(first);
    String form = "csrf-token=" + visitor.cookies().get("csrf-token") + "&age=52";
    StringBuilder cookies = new StringBuilder();
    visitor.cookies().forEach((name, value) -> cookies.append(name + "=" + value + "; "));
    String request =
        "POST "
            + first
            + " HTTP/1.1\r\nHost: localhost\r\nCookie: "
            + cookies
            + "\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: "
            + form.length()
            + "\r\n\r\n"
            + form;
    for (int i = 0; i < 5; i++) {
      try (Socket socket = new Socket("localhost", RestAssured.port)) {
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().flush();
      }
    }
    assertThat(path(visitor.post(first, "age", "52"))).endsWith("/pages/your-therapy");
    assertThat(submissions(id)).isEqualTo(1);
    assertThat(Stored.rows(id)).filteredOn(row -> row.startsWith("age=")).containsExactly("age=52");
  }

  @Test
  void eight_different_contents_of_a_page_sent_at_once_are_all_kept_one_after_the_other()
      throws Exception {
    ResponsesApiTest.Begun begun = ResponsesApiTest.begin();
    ExecutorService senders = Executors.newFixedThreadPool(8);
    try {
      List<Callable<Integer>> sends = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        Map<String, ?> answers = Map.of("age", 30 + i, "gender", 1 + i % 2);
        sends.add(() -> ResponsesApiTest.put(begun, "about-you", answers).statusCode());
      }
      for (Future<Integer> status : senders.invokeAll(sends)) {
        assertThat(status.get()).isEqualTo(200);
      }
    } finally {
      senders.shutdown();
    }
    assertThat(submissions(begun.id())).isEqualTo(8);
    assertThat(Stored.rows(begun.id()))
        .filteredOn(row -> row.startsWith("age="))
        .containsExactlyInAnyOrder(
            "age=30", "age=31", "age=32", "age=33", "age=34", "age=35", "age=36", "age=37");
    Map<String, String> newest = Stored.newest(begun.id());
    int age = Integer.parseInt(newest.getOrDefault("age", "0"));
    assertThat(newest).as("of one sending").containsEntry("gender", String.valueOf(1 + age % 2));
  }

  @Test
  void a_clock_that_jumps_changes_neither_what_counts_nor_makes_time_run_backwards()
      throws SQLException {
    Instant start = Instant.parse("2026-05-01T10:00:00Z");
    clock.set(start);
    Visitor visitor = new Visitor();
    String first = visitor.begin();
    String id = Stored.lastResponse();
    visitor.get(first);
    visitor.post(first, "age", "40");
    clock.set(start.minus(Duration.ofDays(3)));
    visitor.get(first);
    visitor.post(first, "age", "41");
    clock.set(start.plus(Duration.ofDays(3)));
    visitor.get(first);
    visitor.post(first, "age", "42");
    clock.set(start.minus(Duration.ofHours(5)));
    visitor.get(first);
    String next = path(visitor.post(first, "age", "43"));
    assertThat(visitor.get(first).asString()).contains("name=\"age\" value=\"43\"");
    String end = StudyPagesTest.walk(visitor, next, Map.of());
    visitor.get(end);
    assertThat(path(visitor.post(end))).isEqualTo(STUDY + "/done");
    String row = exported(id);
    assertThat(row).contains(",43,").doesNotContain(",42,", ",-18000,");
    clock.set(Instant.parse("2026-03-01T10:00:00Z"));
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

  @Test
  void whoever_is_under_way_when_the_study_closes_can_go_to_the_end() throws SQLException {
    Visitor visitor = new Visitor();
    String first = visitor.begin();
    String id = Stored.lastResponse();
    visitor.get(first);
    status("closed");
    try {
      String next = path(visitor.post(first, "age", "61"));
      assertThat(Stored.rows(id)).contains("age=61");
      String end = StudyPagesTest.walk(visitor, next, Map.of());
      visitor.get(end);
      assertThat(path(visitor.post(end))).isEqualTo(STUDY + "/done");
      assertThat(new Visitor().get(STUDY).asString()).doesNotContain("consentVersion");
    } finally {
      status("open");
    }
    assertThat(Stored.column("select status from response where public_id = ?", id))
        .containsExactly("submitted");
  }

  private static void status(String status) throws SQLException {
    try (Connection connection = Stored.asOwner();
        Statement statement = connection.createStatement()) {
      statement.execute(
          "update study set status = '" + status + "' where slug = 'crying-in-therapy'");
    }
  }

  @Test
  void the_applications_role_may_delete_and_truncate_nothing_and_update_no_answer() {
    String role = Stored.setting("quarkus.datasource.username");
    assertThat(
            Stored.column(
                "select table_name || ' ' || privilege_type from information_schema.table_privileges"
                    + " where grantee = ? and privilege_type not in ('SELECT', 'INSERT')",
                role))
        .isEmpty();
    assertThat(
            Stored.column(
                "select table_name || '.' || column_name from information_schema.column_privileges"
                    + " where grantee = ? and privilege_type = 'UPDATE'"
                    + " and table_name in ('answer', 'page_submission', 'audit', 'survey_version',"
                    + " 'consent_version')",
                role))
        .isEmpty();
    assertThat(
            Stored.column(
                "select p.proname from pg_proc p join pg_namespace n on n.oid = p.pronamespace"
                    + " where n.nspname = 'public' and p.prosecdef"
                    + " and has_function_privilege(?, p.oid, 'EXECUTE') and p.prorettype <> 'trigger'::regtype",
                role))
        .as("what runs with the owner's rights")
        .containsExactlyInAnyOrder("withdraw_response", "withdraw_part", "mix_tickets");
  }
}
