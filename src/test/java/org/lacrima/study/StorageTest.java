package org.lacrima.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;
import org.lacrima.study.participant.Tombstones;
import org.lacrima.study.security.Code;
import org.lacrima.study.storage.PageStore;
import org.lacrima.study.storage.Standings;

@QuarkusTest
class StorageTest {

  @Inject Tombstones tombstones;
  @Inject PageStore pages;

  @Test
  void the_running_server_is_durable_and_lets_nobody_in_without_a_password() {
    for (String setting : new String[] {"fsync", "synchronous_commit", "full_page_writes"}) {
      assertThat(Stored.column("select current_setting(?)", setting)).containsExactly("on");
    }
    assertThat(Stored.column("select current_setting('password_encryption')"))
        .containsExactly("scram-sha-256");
    assertThat(Stored.column("select current_setting('listen_addresses')"))
        .containsExactly("127.0.0.1");
    assertThat(Stored.column("select current_setting('data_checksums')")).containsExactly("on");
    assertThatThrownBy(
            () ->
                java.sql.DriverManager.getConnection(
                    Stored.setting("quarkus.flyway.jdbc-url"), "postgres", "wrong"))
        .isInstanceOf(SQLException.class)
        .hasMessageContaining("password authentication failed");
  }

  @Test
  void the_applications_role_adds_answers_and_can_change_none() throws SQLException {
    try (Connection connection = Stored.asApplication();
        Statement statement = connection.createStatement()) {
      for (String forbidden :
          new String[] {
            "update answer set value = '1'",
            "delete from answer",
            "truncate answer",
            "drop table answer",
            "alter table answer add column x text",
            "update page_submission set page = 'x'",
            "delete from page_submission",
            "delete from response",
            "update response set public_id = 'x'",
            "update response set started_at = now()",
            "delete from audit",
            "update audit set actor = 'x'",
            "update survey_version set definition = ''",
            "delete from study",
            "create table mine (x text)"
          }) {
        assertThatThrownBy(() -> statement.execute(forbidden))
            .as(forbidden)
            .isInstanceOf(SQLException.class)
            .hasMessageMatching("(?s).*(permission denied|must be owner).*");
      }
      assertThat(statement.execute("select 1 from answer limit 1")).isTrue();
    }
  }

  @Test
  void pages_that_gather_are_kept_together_and_a_bad_one_harms_no_other() throws Exception {
    List<ResponsesApiTest.Begun> begun = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      begun.add(ResponsesApiTest.begin());
    }
    List<FutureTask<PageStore.KeptPage>> asked = new ArrayList<>();
    List<Thread> people = new ArrayList<>();
    try (Connection owner = Stored.asOwner();
        Statement statement = owner.createStatement()) {
      owner.setAutoCommit(false);
      statement.execute(
          "select 1 from response where public_id = '" + begun.get(0).id() + "' for update");
      for (int i = 0; i <= begun.size(); i++) {
        int which = Math.min(i, begun.size() - 1);
        String value = which == 5 ? "\0" : Integer.toString(20 + which);
        PageStore.Submission page = submission(begun.get(which).id(), value);
        FutureTask<PageStore.KeptPage> one = new FutureTask<>(() -> pages.keep(page));
        asked.add(one);
        Thread person = new Thread(one);
        people.add(person);
        person.start();
        while (person.getState() != Thread.State.WAITING) {
          Thread.onSpinWait();
        }
      }
      assertThat(asked).noneMatch(FutureTask::isDone);
      owner.rollback();
    }
    for (int i = 0; i < begun.size(); i++) {
      FutureTask<PageStore.KeptPage> one = asked.get(i);
      if (i == 5) {
        assertThatThrownBy(one::get).hasRootCauseInstanceOf(SQLException.class);
        assertThat(Stored.rows(begun.get(i).id())).isEmpty();
      } else {
        assertThat(Stored.rows(begun.get(i).id())).containsExactly("age=" + (20 + i));
      }
    }
    assertThat(Set.of(asked.get(11).get().kept(), asked.get(12).get().kept()))
        .containsExactlyInAnyOrder(Standings.Kept.KEPT, Standings.Kept.SAME);
  }

  private static PageStore.Submission submission(String response, String age) {
    String id = Stored.column("select id from response where public_id = ?", response).get(0);
    return new PageStore.Submission(
        Long.parseLong(id), null, "you", age, null, false, Instant.EPOCH, Map.of("age", age));
  }

  @Test
  void what_was_withdrawn_goes_again_when_a_backup_brings_it_back() throws Exception {
    ResponsesApiTest.Begun begun = ResponsesApiTest.begin();
    ResponsesApiTest.put(begun, begun.page(), Map.of("age", 50));
    assertThat(Stored.rows(begun.id())).isNotEmpty();
    Files.writeString(
        Path.of(Stored.setting("lacrima.home"), "withdrawn.txt"),
        Code.hash(begun.id()) + "\n",
        StandardOpenOption.CREATE,
        StandardOpenOption.APPEND);
    tombstones.replay();
    assertThat(Stored.rows(begun.id())).isEmpty();
    assertThat(Stored.count("select count(*) from audit where detail = ?", Code.hash(begun.id())))
        .isEqualTo(1);
  }

  @Test
  void passwords_of_the_home_are_for_its_owner_alone() throws Exception {
    Path secrets = Path.of(Stored.setting("lacrima.home"), "secrets.properties");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(secrets)))
        .isEqualTo("rw-------");
  }

  @Test
  void no_column_could_hold_who_answered() {
    assertThat(
            Stored.column(
                "select column_name from information_schema.columns where table_name in"
                    + " ('response', 'answer', 'page_submission') order by 1"))
        .doesNotContain("ip", "address", "user_agent", "name", "email", "secret", "token");
  }

  @Test
  void responses_of_the_demonstration_are_124_and_synthetic() {
    assertThat(Stored.count("select count(*) from response where status = 'synthetic'"))
        .isEqualTo(124);
  }
}
