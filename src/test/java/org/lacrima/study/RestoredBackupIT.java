package org.lacrima.study;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A real backup: the database's folder, copied while the service was stopped, put back after
 * somebody had withdrawn.
 */
class RestoredBackupIT {

  @TempDir private Path directory = Path.of("");
  private @Nullable Process server;
  private int port;

  private record Begun(String id, String secret) {}

  private Path home() {
    return directory.resolve("home");
  }

  private String serve(String output) throws Exception {
    try (ServerSocket socket = new ServerSocket(0)) {
      port = socket.getLocalPort();
    }
    Path told = directory.resolve(output);
    Process started =
        new ProcessBuilder(
                ServeIT.application(
                    "serve",
                    "--demo",
                    "--port",
                    Integer.toString(port),
                    "--home",
                    home().toString()))
            .redirectErrorStream(true)
            .redirectOutput(told.toFile())
            .start();
    server = started;
    Instant patience = Instant.now().plus(Duration.ofSeconds(120));
    while (started.isAlive() && Instant.now().isBefore(patience) && !ready()) {
      Thread.sleep(200);
    }
    assertThat(ready()).as(Files.readString(told)).isTrue();
    return Files.readString(told);
  }

  private boolean ready() {
    try {
      HttpURLConnection asked =
          (HttpURLConnection)
              URI.create("http://127.0.0.1:" + port + "/q/health/ready").toURL().openConnection();
      asked.setConnectTimeout(5000);
      asked.setReadTimeout(5000);
      return asked.getResponseCode() == 200;
    } catch (IOException e) {
      // nobody listens yet
      return false;
    }
  }

  @AfterEach
  void stop() throws Exception {
    Process running = server;
    if (running != null) {
      running.destroy();
      assertThat(running.waitFor(60, TimeUnit.SECONDS)).isTrue();
      server = null;
    }
  }

  private static void copy(Path from, Path to) throws Exception {
    assertThat(new ProcessBuilder("cp", "-a", from.toString(), to.toString()).start().waitFor())
        .isZero();
  }

  private Begun begin() {
    JsonPath json =
        given()
            .port(port)
            .contentType(ContentType.JSON)
            .body(Map.of("consentVersion", "1.0.0", "language", "en"))
            .post("/api/v1/studies/crying-in-therapy/responses")
            .jsonPath();
    Begun begun = new Begun(json.getString("id"), json.getString("secret"));
    as(begun)
        .contentType(ContentType.JSON)
        .body(Map.of("answers", Map.of("age", 37)))
        .put("/api/v1/responses/" + begun.id() + "/pages/about-you")
        .then()
        .statusCode(200);
    return begun;
  }

  private RequestSpecification as(Begun begun) {
    return given().port(port).header("Authorization", "Bearer " + begun.secret());
  }

  private String age(Begun begun) {
    return as(begun)
        .get("/api/v1/responses/" + begun.id())
        .then()
        .statusCode(200)
        .extract()
        .jsonPath()
        .getString("parts[0].lines.find { it.item == 'age' }.stored.age");
  }

  @Test
  void what_was_withdrawn_after_a_backup_is_gone_when_the_backup_is_restored() throws Exception {
    serve("first.txt");
    Begun stays = begin();
    Begun goes = begin();
    Begun partly = begin();
    stop();
    Path data = home().resolve("postgresql");
    Path backup = directory.resolve("backup");
    copy(data, backup);

    serve("second.txt");
    assertThat(age(goes)).isEqualTo("37");
    as(goes).delete("/api/v1/responses/" + goes.id()).then().statusCode(204);
    as(partly)
        .delete("/api/v1/responses/" + partly.id() + "/pages/about-you")
        .then()
        .statusCode(200);
    assertThat(age(partly)).isEqualTo("-88");
    stop();
    copy(data, directory.resolve("aside"));
    assertThat(new ProcessBuilder("rm", "-rf", data.toString()).start().waitFor()).isZero();
    copy(backup, data);

    String told = serve("third.txt");
    assertThat(told).contains("Deleted again what had been withdrawn: 2 times.");
    as(goes).get("/api/v1/responses/" + goes.id()).then().statusCode(404);
    assertThat(age(partly)).isEqualTo("-88");
    assertThat(age(stays)).isEqualTo("37");
    stop();
    assertThat(serve("fourth.txt")).doesNotContain("Deleted again");
  }
}
