package org.lacrima.pushdown;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The database does the work: what comes from it does not grow with its rows. */
class SqlWorkTest {

  private static final Databases DATABASES = new Databases();
  private static final int ROWS = 40_000;

  @TempDir private static Path folder = Path.of("");

  private static final String SPEC =
      """
      format: lacrima/analysis/1
      id: work
      title: Work
      derive:
        score: mean(q1 .. q6, min = 4)
        both: score * 2 + x
        slow: x / q2
      exclude: [{when: q1 == 7 and q2 == 1, reason: odd}]
      analyses:
        - {id: d, descriptives: {variables: [score, q1]}}
        - {id: f, frequencies: {variables: [q1, g]}, where: slow > 100}
        - {id: r, correlation: {variables: [score, x, q1, both], adjust: holm}}
        - {id: s, correlation: {variables: [q3, q1, q2], method: spearman}}
        - {id: p, partial-correlation: {x: [score], y: [x], given: [q1, q2]}}
        - {id: t, t-test: {outcome: [score, q1], group: g}, where: "g in ('a', 'b')"}
        - {id: c, chi-square: {rows: g, columns: q1}}
        - {id: w, t-test: {paired: [[q1, q2]]}}
        - {id: rel, reliability: {scales: {q: q1 .. q6}}}
      """;

  private static Path spec = Path.of("");
  private static Path csv = Path.of("");

  @BeforeAll
  static void fill() throws IOException {
    Random random = new Random(1);
    StringBuilder data = new StringBuilder("g,q1,q2,q3,q4,q5,q6,x\n");
    for (int i = 0; i < ROWS; i++) {
      data.append("abc".charAt(random.nextInt(3)));
      for (int q = 0; q < 6; q++) {
        data.append(',').append(random.nextInt(9) == 0 ? "" : 1 + random.nextInt(7));
      }
      data.append(',')
          .append(BigDecimal.valueOf(100_000_000L + random.nextInt(2000), 2))
          .append('\n');
    }
    spec = Files.writeString(folder.resolve("spec.yaml"), SPEC);
    csv = Files.writeString(folder.resolve("t.csv"), data);
    for (Databases.Kind kind : Databases.Kind.values()) {
      DATABASES.load(
          kind,
          "t",
          csv,
          column ->
              column.equals("g") ? "text" : column.equals("x") ? "decimal(12, 2)" : "integer");
    }
  }

  @AfterAll
  static void stop() throws IOException {
    DATABASES.close();
  }

  @ParameterizedTest
  @EnumSource(Databases.Kind.class)
  void a_plan_of_forty_thousand_rows_costs_a_few_statements_and_some_hundred_rows(
      Databases.Kind kind) {
    JdbcSource source = JdbcSource.open(DATABASES.url(kind, "t"));
    assertThat(Runs.differences(Runs.results(spec, Runs.csv(csv, "t")), Runs.results(spec, source)))
        .isEmpty();
    List<String> scans =
        source.statements().stream().filter(sql -> !sql.endsWith("WHERE false")).toList();
    assertThat(scans).allMatch(sql -> sql.contains("count(*)")).hasSizeLessThan(10);
    assertThat(source.rowsFetched()).isLessThan(5000);
  }

  @ParameterizedTest
  @EnumSource(Databases.Kind.class)
  void only_the_columns_are_read_that_sql_cannot_sum(Databases.Kind kind) throws IOException {
    Path logs =
        Files.writeString(
            folder.resolve("logs.yaml"),
            """
            format: lacrima/analysis/1
            id: logs
            title: Logs
            derive: {lx: log(x), score: "mean(q1 .. q6, min = 4)"}
            analyses:
              - {id: d, descriptives: {variables: [lx, score, q1]}}
              - {id: r, correlation: {variables: [q1, q2, score]}}
            """);
    JdbcSource source = JdbcSource.open(DATABASES.url(kind, "t"));
    assertThat(Runs.differences(Runs.results(logs, Runs.csv(csv, "t")), Runs.results(logs, source)))
        .isEmpty();
    List<String> rows =
        source.statements().stream()
            .filter(sql -> !sql.matches("(?s).*(count\\(\\*\\)|WHERE false).*"))
            .distinct()
            .toList();
    assertThat(rows).hasSize(1);
    assertThat(rows.get(0)).contains("\"x\"").doesNotContain("\"q1\"");
  }

  @ParameterizedTest
  @EnumSource(Databases.Kind.class)
  void more_sums_than_a_statement_may_have_columns_are_asked_in_several(Databases.Kind kind)
      throws IOException {
    Random random = new Random(2);
    StringBuilder data = new StringBuilder("v0");
    for (int v = 1; v < 40; v++) {
      data.append(",v").append(v);
    }
    for (int row = 0; row < 60; row++) {
      data.append('\n').append(random.nextInt(9));
      for (int v = 1; v < 40; v++) {
        data.append(',').append(random.nextInt(6) == 0 ? "" : random.nextInt(9));
      }
    }
    Path wide = Files.writeString(folder.resolve("wide.csv"), data + "\n");
    Path all =
        Files.writeString(
            folder.resolve("wide.yaml"),
            """
            format: lacrima/analysis/1
            id: wide
            title: Wide
            analyses: [{id: r, correlation: {variables: [v0 .. v39]}}]
            """);
    DATABASES.load(kind, "wide", wide, column -> "integer");
    JdbcSource source = JdbcSource.open(DATABASES.url(kind, "wide"));
    assertThat(
            Runs.differences(Runs.results(all, Runs.csv(wide, "wide")), Runs.results(all, source)))
        .isEmpty();
    assertThat(source.statements()).hasSizeBetween(5, 12);
  }

  @Test
  void hardly_a_byte_comes_from_the_server() throws IOException {
    try (Relay relay = new Relay(DATABASES.port())) {
      String url =
          DATABASES
              .url(Databases.Kind.POSTGRESQL, "t")
              .replace(":" + DATABASES.port() + "/", ":" + relay.port() + "/");
      assertThat(Runs.results(spec, JdbcSource.open(url))).contains("correlation,pearson");
      assertThat(Files.size(csv)).isGreaterThan(500_000);
      assertThat(relay.bytes()).isBetween(1_000L, 60_000L);
    }
  }

  /** Passes everything on between a driver and a server, and counts what the server says. */
  private static final class Relay implements AutoCloseable {
    private final ServerSocket door;
    private final AtomicLong bytes = new AtomicLong();
    private final List<Socket> open = Collections.synchronizedList(new ArrayList<>());

    Relay(int server) throws IOException {
      this.door = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
      daemon(
          () -> {
            while (!door.isClosed()) {
              Socket here = door.accept();
              Socket there = new Socket(InetAddress.getLoopbackAddress(), server);
              open.add(here);
              open.add(there);
              daemon(() -> pass(here, there, new AtomicLong()));
              daemon(() -> pass(there, here, bytes));
            }
          });
    }

    private interface Work {
      void run() throws IOException;
    }

    private static void daemon(Work work) {
      Thread thread =
          new Thread(
              () -> {
                try {
                  work.run();
                } catch (IOException e) {
                  // one side has closed
                }
              });
      thread.setDaemon(true);
      thread.start();
    }

    private static void pass(Socket from, Socket to, AtomicLong counted) throws IOException {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      byte[] buffer = new byte[8192];
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        counted.addAndGet(n);
        out.write(buffer, 0, n);
      }
      to.shutdownOutput();
    }

    int port() {
      return door.getLocalPort();
    }

    long bytes() {
      return bytes.get();
    }

    @Override
    public void close() {
      try {
        door.close();
        for (Socket socket : open) {
          socket.close();
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
