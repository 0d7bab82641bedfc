package org.lacrima.bench;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lacrima.study.door.Database;
import org.lacrima.study.door.Home;
import org.lacrima.study.door.TestDatabase;

/** How many single rows PostgreSQL takes a second, each committed by itself, asked by pgbench. */
final class PgBench {

  /** What the service's PostgreSQL lets in beside the service. */
  private static final int MOST = 64;

  private static final Pattern TOLD = Pattern.compile("tps = ([0-9.]+)");

  private PgBench() {}

  /** Into the database of a running service, with its durability; 0 where there is no pgbench. */
  static double rows(Path home, int clients, int seconds)
      throws IOException, InterruptedException, SQLException {
    String program = program();
    if (program == null) {
      return 0;
    }
    Database database = TestDatabase.running(new Home(home));
    try (Connection connection = database.connectAsOwner();
        Statement statement = connection.createStatement()) {
      statement.execute(
          "create table pgbench_row (id bigint generated always as identity primary key,"
              + " item text not null, value text not null, at timestamptz not null)");
      try {
        return run(home, database, program, Math.min(MOST, clients), seconds);
      } finally {
        statement.execute("drop table pgbench_row");
      }
    }
  }

  private static double run(Path home, Database database, String program, int clients, int seconds)
      throws IOException, InterruptedException {
    Path script =
        Files.writeString(
            home.resolve("insert.sql"),
            "insert into pgbench_row (item, value, at) values ('wai_01', '4', now());\n");
    Path out = home.resolve("pgbench.log");
    String port = database.url().replaceAll(".*:(\\d+)/.*", "$1");
    ProcessBuilder builder =
        new ProcessBuilder(
                program,
                "-n",
                "-M",
                "prepared",
                "-f",
                script.toString(),
                "-c",
                Integer.toString(clients),
                "-j",
                "1",
                "-T",
                Integer.toString(seconds),
                "-h",
                "127.0.0.1",
                "-p",
                port,
                "-U",
                database.owner().name(),
                "lacrima")
            .redirectErrorStream(true)
            .redirectOutput(out.toFile());
    builder.environment().put("PGPASSWORD", database.owner().password());
    Process process = builder.start();
    if (!process.waitFor(seconds + 30L, TimeUnit.SECONDS)) {
      process.destroyForcibly();
    }
    Matcher told = TOLD.matcher(Files.readString(out));
    if (!told.find()) {
      throw new Measured.FailedException("pgbench: " + Files.readString(out));
    }
    return Double.parseDouble(told.group(1));
  }

  /** On the path, or where Debian keeps it. */
  private static @Nullable String program() throws IOException {
    String path = System.getenv("PATH");
    for (String folder : path == null ? new String[0] : path.split(File.pathSeparator)) {
      if (Files.isExecutable(Path.of(folder, "pgbench"))) {
        return Path.of(folder, "pgbench").toString();
      }
    }
    Path debian = Path.of("/usr/lib/postgresql");
    if (!Files.isDirectory(debian)) {
      return null;
    }
    List<Path> found = new ArrayList<>();
    try (Stream<Path> versions = Files.list(debian)) {
      versions.map(version -> version.resolve("bin/pgbench")).forEach(found::add);
    }
    return found.stream()
        .filter(Files::isExecutable)
        .max(Comparator.naturalOrder())
        .map(Path::toString)
        .orElse(null);
  }
}
