package org.lacrima.study;

import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lacrima.study.door.Home;
import org.lacrima.study.door.PostgresServer;
import org.lacrima.study.door.TestDatabase;

/** What the door makes ready before the service starts, in a home of its own. */
public class ServiceResource implements QuarkusTestResourceLifecycleManager {

  private @Nullable Path directory;
  private @Nullable PostgresServer server;
  private @Nullable HttpServer elsewhere;

  @Override
  public Map<String, String> start() {
    try {
      Home home = Home.open(Files.createTempDirectory("lacrima-home"));
      directory = home.directory();
      realStudy(home.studies());
      PostgresServer started = PostgresServer.start(home);
      server = started;
      Map<String, String> settings =
          new HashMap<>(TestDatabase.prepare(home, started.port()).settings());
      settings.put("lacrima.home", home.directory().toString());
      settings.put("lacrima.quick-exit", elsewhere());
      settings.put("lacrima.demo", "true");
      settings.put("quarkus.http.test-port", "0");
      settings.put("quarkus.http.auth.session.encryption-key", "only for tests, only for tests");
      return settings;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Where "leave quickly" leads: a page of nobody's. */
  private String elsewhere() throws IOException {
    HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    byte[] page = "<title>Elsewhere</title><h1>Elsewhere</h1>".getBytes(StandardCharsets.UTF_8);
    server.createContext(
        "/",
        exchange -> {
          exchange.getResponseHeaders().set("Content-Type", "text/html");
          exchange.sendResponseHeaders(200, page.length);
          exchange.getResponseBody().write(page);
          exchange.close();
        });
    server.start();
    elsewhere = server;
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/";
  }

  /** The same survey as a study of its own, whose contacts nobody has confirmed. */
  private static void realStudy(Path studies) throws IOException {
    Path surveys = Path.of("surveys");
    Files.createDirectories(studies.resolve("instruments"));
    String survey = Files.readString(surveys.resolve("crying-in-therapy.yaml"));
    Files.writeString(
        studies.resolve("real.yaml"),
        survey.replace("id: crying-in-therapy", "id: real-study").replace("demo: true", ""),
        StandardCharsets.UTF_8);
    try (Stream<Path> instruments = Files.list(surveys.resolve("instruments"))) {
      for (Path instrument : instruments.toList()) {
        Files.copy(
            instrument,
            studies.resolve("instruments").resolve(instrument.getFileName().toString()));
      }
    }
  }

  @Override
  public void stop() {
    if (elsewhere != null) {
      elsewhere.stop(0);
    }
    if (server != null) {
      server.close();
    }
    if (directory == null) {
      return;
    }
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
