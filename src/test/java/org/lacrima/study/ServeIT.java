package org.lacrima.study;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged application, started and killed as a machine would. */
class ServeIT {

  private static final Path APPLICATION = Path.of("target/quarkus-app/quarkus-run.jar");

  @TempDir private Path directory = Path.of("");
  private final List<Process> started = new ArrayList<>();
  private int port;
  private Path home = Path.of("");

  @BeforeEach
  void place() throws IOException {
    home = directory.resolve("home of a study");
    port = freePort();
  }

  @AfterEach
  void end() throws Exception {
    for (Process process : started) {
      process.destroy();
      if (!process.waitFor(30, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    }
    if (Files.exists(home.resolve("postgresql/data/postmaster.pid"))) {
      postgres().destroyForcibly();
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  /** The packaged application with its arguments, as a command line. */
  static List<String> application(String... arguments) {
    List<String> line =
        new ArrayList<>(
            List.of(
                ProcessHandle.current().info().command().orElse("java"),
                "-Xmx512m",
                "-jar",
                APPLICATION.toAbsolutePath().toString()));
    line.addAll(List.of(arguments));
    return line;
  }

  private Process lacrima(String output, String... arguments) throws IOException {
    List<String> line = application(arguments);
    Process process =
        new ProcessBuilder(line)
            .redirectErrorStream(true)
            .redirectOutput(directory.resolve(output).toFile())
            .start();
    started.add(process);
    return process;
  }

  private Process serve(String output) throws Exception {
    Process server =
        lacrima(
            output, "serve", "--demo", "--port", Integer.toString(port), "--home", home.toString());
    Instant patience = Instant.now().plus(Duration.ofSeconds(120));
    while (server.isAlive() && Instant.now().isBefore(patience) && !ready()) {
      Thread.sleep(200);
    }
    assertThat(ready()).as(output(output)).isTrue();
    return server;
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
      // nobody listens yet, or not any more
      return false;
    }
  }

  private String output(String name) throws IOException {
    return Files.readString(directory.resolve(name));
  }

  private int run(String output, String... arguments) throws Exception {
    Process process = lacrima(output, arguments);
    assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
    return process.exitValue();
  }

  /** The postmaster that the home's pid file names. */
  private ProcessHandle postgres() throws IOException {
    String pid = Files.readAllLines(home.resolve("postgresql/data/postmaster.pid")).get(0);
    return ProcessHandle.of(Long.parseLong(pid.strip())).orElseThrow();
  }

  /** Whether the pid file still names a process that is gone. */
  private boolean postgres(ProcessHandle gone) throws IOException {
    Path file = home.resolve("postgresql/data/postmaster.pid");
    return !Files.exists(file)
        || Files.readAllLines(file).get(0).strip().equals(Long.toString(gone.pid()));
  }

  private record Begun(String id, String secret) {}

  private Begun begin() {
    JsonPath json =
        given()
            .port(port)
            .contentType(ContentType.JSON)
            .body(Map.of("consentVersion", "1.0.0", "language", "en"))
            .post("/api/v1/studies/crying-in-therapy/responses")
            .jsonPath();
    return new Begun(json.getString("id"), json.getString("secret"));
  }

  private @Nullable String put(Begun begun, String page, Map<String, ?> answers) {
    return given()
        .port(port)
        .header("Authorization", "Bearer " + begun.secret())
        .contentType(ContentType.JSON)
        .body(Map.of("answers", answers))
        .put("/api/v1/responses/" + begun.id() + "/pages/" + page)
        .then()
        .statusCode(200)
        .extract()
        .jsonPath()
        .getString("next.id");
  }

  private int export(Path out) throws Exception {
    return run(
        "export.txt",
        "export",
        "crying-in-therapy",
        "--out",
        out.toString(),
        "--home",
        home.toString());
  }

  private String exported(String id) throws Exception {
    Path out = directory.resolve("out");
    assertThat(export(out)).as(output("export.txt")).isZero();
    assertThat(output("export.txt"))
        .contains(
            out.resolve("crying-in-therapy.csv") + "\n",
            out.resolve("crying-in-therapy.csv.sha256") + "\n",
            out.resolve("crying-in-therapy-spreadsheet.csv") + "\n");
    Process check =
        new ProcessBuilder("sha256sum", "-c", "crying-in-therapy.csv.sha256")
            .directory(out.toFile())
            .start();
    assertThat(check.waitFor()).as("sha256sum -c").isZero();
    return Files.readAllLines(out.resolve("crying-in-therapy.csv")).stream()
        .filter(line -> line.startsWith(id))
        .findFirst()
        .orElse("");
  }

  @Test
  void a_killed_service_and_a_killed_database_lose_no_acknowledged_page() throws Exception {
    Process first = serve("first.txt");
    Begun begun = begin();
    String second = put(begun, "about-you", Map.of("age", 37));
    ProcessHandle orphan = postgres();
    first.destroyForcibly().waitFor();
    assertThat(orphan.isAlive()).as("the database outlives its service").isTrue();

    Process next = serve("second.txt");
    assertThat(orphan.isAlive()).isFalse();
    String third = put(begun, String.valueOf(second), Map.of("sessions", 12));
    ProcessHandle database = postgres();
    database.destroyForcibly();
    database.onExit().get(20, TimeUnit.SECONDS);
    Instant patience = Instant.now().plus(Duration.ofSeconds(30));
    while (Instant.now().isBefore(patience) && (postgres(database) || !ready())) {
      Thread.sleep(200);
    }
    put(begun, String.valueOf(second), Map.of("sessions", 12));
    assertThat(next.isAlive()).isTrue();
    assertThat(output("second.txt")).contains("started again").doesNotContain("\tat ");
    next.destroyForcibly().waitFor();

    Process last = serve("third.txt");
    put(begun, String.valueOf(third), Map.of("ever_cried", 0));
    assertThat(exported(begun.id())).as("while a server runs").contains(",37,").contains(",12,");
    makesLinksWhileItRuns();
    refusesToWriteOverWhatIsNoFile();
    ProcessHandle running = postgres();
    last.destroy();
    assertThat(last.waitFor(60, TimeUnit.SECONDS)).isTrue();
    running.onExit().get(20, TimeUnit.SECONDS);
    assertThat(exported(begun.id())).as("while none runs").contains(",37,").contains(",12,");
    assertThat(tokens("list")).isZero();
    assertThat(output("tokens.txt")).as("while none runs").endsWith("2,revoked\n3,unused\n");
    Path panel = directory.resolve("panel.csv");
    assertThat(
            run(
                "panel.txt",
                "panel",
                "crying-in-therapy",
                "--out",
                panel.toString(),
                "--home",
                home.toString()))
        .isZero();
    assertThat(panel).hasContent("panel,identifier,state");
    assertThat(output("first.txt")).contains("one-time password").contains("synthetic");
  }

  private int tokens(String... more) throws Exception {
    List<String> words =
        new ArrayList<>(List.of("tokens", "crying-in-therapy", "--home", home.toString()));
    words.addAll(List.of(more));
    return run("tokens.txt", words.toArray(new String[0]));
  }

  private void makesLinksWhileItRuns() throws Exception {
    Path links = directory.resolve("links.csv");
    String[] generate = {
      "generate", "--n", "3", "--out", links.toString(), "--url", "https://survey.example.org/"
    };
    assertThat(tokens(generate)).as(output("tokens.txt")).isZero();
    assertThat(output("tokens.txt")).contains(links + "\n", "access: personal");
    assertThat(Files.readAllLines(links))
        .hasSize(4)
        .last()
        .asString()
        .matches("3,https://survey\\.example\\.org/s/crying-in-therapy/p/[0-9a-z]{26}");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(links)))
        .isEqualTo("rw-------");
    assertThat(tokens(generate)).isEqualTo(1);
    assertThat(output("tokens.txt")).contains("[file-exists]");
    assertThat(tokens("generate", "--n", "0", "--out", "x")).isEqualTo(2);
    assertThat(tokens("revoke", "2")).isZero();
    assertThat(tokens("revoke", "9")).isEqualTo(1);
    assertThat(output("tokens.txt")).contains("[token-unknown]");
    assertThat(tokens("list")).isZero();
    assertThat(output("tokens.txt")).isEqualTo("number,state\n1,unused\n2,revoked\n3,unused\n");
  }

  /** What stands where a file shall be written stays as it is, and no other file appears. */
  private void refusesToWriteOverWhatIsNoFile() throws Exception {
    Path taken = Files.writeString(directory.resolve("taken"), "mine");
    assertThat(export(taken)).isEqualTo(1);
    assertThat(output("export.txt")).contains("[unwritable]", "taken is a file, not a folder");
    assertThat(taken).hasContent("mine");
    Path out = directory.resolve("half");
    Files.createDirectories(out.resolve("crying-in-therapy-spreadsheet.csv"));
    assertThat(export(out)).isEqualTo(1);
    assertThat(output("export.txt"))
        .contains("spreadsheet.csv: [unwritable] This cannot be written: it is a directory.")
        .doesNotContain("\tat ");
    assertThat(out).isDirectoryNotContaining(Files::isRegularFile);
  }

  @Test
  void a_second_server_and_a_taken_port_are_told_plainly() throws Exception {
    serve("first.txt");
    String other = Integer.toString(freePort());
    assertThat(run("home.txt", "serve", "--port", other, "--home", home.toString())).isEqualTo(1);
    assertThat(output("home.txt")).contains("[home-in-use]").doesNotContain("\tat ");
    String taken = Integer.toString(port);
    String elsewhere = directory.resolve("elsewhere").toString();
    assertThat(run("port.txt", "serve", "--port", taken, "--home", elsewhere)).isEqualTo(1);
    assertThat(output("port.txt")).contains("[port-in-use]").doesNotContain("\tat ");
  }

  @Test
  void a_home_that_is_none_is_told_plainly() throws Exception {
    Path file = Files.writeString(directory.resolve("file"), "");
    String free = Integer.toString(port);
    assertThat(run("file.txt", "serve", "--port", free, "--home", file.toString())).isEqualTo(1);
    assertThat(output("file.txt")).contains("[home-not-a-directory]");
    assertThat(run("deep.txt", "serve", "--port", free, "--home", file.resolve("in").toString()))
        .isEqualTo(1);
    assertThat(output("deep.txt")).contains("[home-not-");
    assertThat(run("none.txt", "export", "x", "--out", "o", "--home", home.toString()))
        .isEqualTo(1);
    assertThat(output("none.txt")).contains("[home-without-data]");
    assertThat(run("empty.txt", "serve", "--port", free, "--home", "")).isEqualTo(2);
    assertThat(output("empty.txt")).contains("'--home'", "is empty");
    assertThat(run("export.txt", "export", "x", "--out", "o", "--home", "")).isEqualTo(2);
    assertThat(run("out.txt", "export", "x", "--out", "", "--home", file.toString())).isEqualTo(2);
    assertThat(run("usage.txt", "serve", "--nonsense")).isEqualTo(2);
    assertThat(run("nothing.txt")).isEqualTo(2);
  }
}
