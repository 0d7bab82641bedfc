package org.lacrima.study.door;

import io.zonky.test.db.postgres.util.LinuxUtils;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.lacrima.definition.InvalidInputException;

/**
 * The embedded PostgreSQL of a home: durable, on loopback only, with passwords. Whoever starts it
 * holds the {@link HomeLock}, so a server found running belongs to a service that was killed.
 */
public final class PostgresServer implements AutoCloseable {

  static final String ADMINISTRATOR = "postgres";

  private static final long WATCH_MILLIS = 500;
  private static final int ATTEMPTS = 10;

  private static final String SETTINGS =
      """

      # Lacrima: an acknowledged answer must survive the power going off.
      fsync = on
      synchronous_commit = on
      full_page_writes = on
      listen_addresses = '127.0.0.1'
      unix_socket_directories = ''
      password_encryption = 'scram-sha-256'
      max_connections = 100
      shared_buffers = '64MB'
      timezone = 'UTC'
      log_timezone = 'UTC'
      # Never a statement with somebody's answers in the log.
      log_min_error_statement = 'panic'
      log_statement = 'none'
      """;

  private static final String ACCESS =
      """
      # Lacrima: passwords always, from this machine only.
      host all all 127.0.0.1/32 scram-sha-256
      """;

  private final Home home;
  private final PostgresBinaries programs;
  private final Path data;
  private final Path log;
  private final List<String> asOrdinaryUser;
  private int port;
  private boolean closed;

  private PostgresServer(Home home) {
    this.home = home;
    this.programs = PostgresBinaries.in(home);
    this.data = home.postgres().resolve("data");
    this.log = home.postgres().resolve("postgresql.log");
    this.asOrdinaryUser = ordinaryUser();
  }

  /** Starts it, and makes its data directory the first time. */
  public static PostgresServer start(Home home) {
    PostgresServer server = new PostgresServer(home);
    try {
      if (!Files.isDirectory(server.data)) {
        server.initialize(Secrets.of(home).get(Secrets.DATABASE_ADMINISTRATOR));
      }
      server.endLeftover();
      server.port = freePort();
      server.launch();
    } catch (IOException e) {
      throw server.failed(e.getMessage());
    }
    return server;
  }

  private void launch() {
    run(
        List.of(
            "pg_ctl",
            "start",
            "-w",
            "-s",
            "-t",
            "60",
            "-D",
            data.toString(),
            "-l",
            log.toString(),
            "-o",
            "-p " + port));
  }

  /**
   * Starts it again, on the same port and data, whenever its process is gone without {@link
   * #close}. Where that does not help, {@code hopeless} is told why, once.
   */
  public void watch(Consumer<RuntimeException> hopeless) {
    Thread watch = new Thread(() -> keepRunning(hopeless), "watch-of-postgresql");
    watch.setDaemon(true);
    watch.start();
  }

  private void keepRunning(Consumer<RuntimeException> hopeless) {
    try {
      ProcessHandle process = process();
      while (true) {
        Thread.sleep(WATCH_MILLIS);
        if (process != null && process.isAlive() && !isZombie(process)) {
          continue;
        }
        if (!again()) {
          return;
        }
        process = process();
      }
    } catch (InvalidInputException e) {
      hopeless.accept(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** False where it was closed. */
  private synchronized boolean again() throws InterruptedException {
    for (int attempt = 1; !closed; attempt++) {
      if (attempt == 1) {
        System.err.println("PostgreSQL has ended by itself; it is started again.");
      }
      try {
        launch();
        return true;
      } catch (InvalidInputException e) {
        if (attempt == ATTEMPTS) {
          throw e;
        }
        // what it left behind still holds its shared memory for a moment
        wait(2 * WATCH_MILLIS);
      }
    }
    return false;
  }

  private @Nullable ProcessHandle process() {
    try {
      List<String> lines = Files.readAllLines(data.resolve("postmaster.pid"));
      return ProcessHandle.of(Long.parseLong(lines.get(0).strip())).orElse(null);
    } catch (IOException | NumberFormatException | IndexOutOfBoundsException e) {
      return null;
    }
  }

  /** In a container without an init nobody may fetch the end of an orphan. */
  private static boolean isZombie(ProcessHandle process) {
    try {
      String stat = Files.readString(Path.of("/proc", Long.toString(process.pid()), "stat"));
      return stat.substring(stat.lastIndexOf(')') + 1).strip().startsWith("Z");
    } catch (IOException e) {
      return false;
    }
  }

  /** The port of the server that runs on this home now; null where none does. */
  static @Nullable Integer runningPort(Home home) {
    try {
      List<String> lines =
          Files.readAllLines(home.postgres().resolve("data").resolve("postmaster.pid"));
      return lines.size() < 4 ? null : Integer.valueOf(lines.get(3).strip());
    } catch (IOException | NumberFormatException e) {
      return null;
    }
  }

  public int port() {
    return port;
  }

  /**
   * Ends it as pg_ctl's "fast" does: open transactions are rolled back, committed ones are safe.
   */
  @Override
  public synchronized void close() {
    closed = true;
    notifyAll();
    end();
  }

  private void end() {
    if (!Files.exists(data.resolve("postmaster.pid"))) {
      return;
    }
    run(List.of("pg_ctl", "stop", "-w", "-s", "-t", "30", "-m", "fast", "-D", data.toString()));
  }

  private void initialize(String password) throws IOException {
    Path fresh = home.postgres().resolve("data.new");
    PostgresBinaries.delete(fresh);
    Path passwordFile = home.postgres().resolve("password.tmp");
    Files.deleteIfExists(passwordFile);
    Secrets.OwnerOnly.create(passwordFile);
    try {
      Files.writeString(passwordFile, password);
      run(
          List.of(
              "initdb",
              "-D",
              fresh.toString(),
              "-U",
              ADMINISTRATOR,
              "-A",
              "scram-sha-256",
              "--pwfile=" + passwordFile,
              "-E",
              "UTF8",
              "--locale=C",
              "--data-checksums"));
      Path conf = fresh.resolve("postgresql.conf");
      Files.writeString(conf, Files.readString(conf) + SETTINGS);
      Files.writeString(fresh.resolve("pg_hba.conf"), ACCESS);
      Files.move(fresh, data, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(passwordFile);
    }
  }

  /**
   * After {@code kill -9} of the service its PostgreSQL runs on; after a restart of the machine its
   * pid file may name somebody else's process.
   */
  private void endLeftover() throws IOException {
    Path pidFile = data.resolve("postmaster.pid");
    if (!Files.exists(pidFile)) {
      return;
    }
    List<String> lines = Files.readAllLines(pidFile);
    long pid;
    try {
      pid = Long.parseLong(lines.isEmpty() ? "" : lines.get(0).strip());
    } catch (NumberFormatException e) {
      Files.delete(pidFile);
      return;
    }
    ProcessHandle process = ProcessHandle.of(pid).orElse(null);
    if (process == null || !process.isAlive()) {
      // a leftover file alone is no trouble for PostgreSQL
      return;
    }
    if (isOurs(process)) {
      end();
    } else {
      Files.delete(pidFile);
    }
  }

  private boolean isOurs(ProcessHandle process) throws IOException {
    Path proc = Path.of("/proc", Long.toString(process.pid()), "cmdline");
    if (Files.isReadable(proc)) {
      String line = Files.readString(proc, StandardCharsets.ISO_8859_1).replace('\0', ' ');
      return line.contains(
          new String(
              data.toString().getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1));
    }
    return process.info().command().map(c -> c.contains("postgres")).orElse(true);
  }

  /** PostgreSQL refuses to run as root; in a user namespace of its own it is nobody. */
  private List<String> ordinaryUser() {
    if (PostgresBinaries.isWindows() || !"root".equals(System.getProperty("user.name"))) {
      return List.of();
    }
    if (LinuxUtils.isUnshareAvailable()) {
      return List.of("unshare", "-U");
    }
    if (!Files.isExecutable(Path.of("/usr/bin/setpriv"))) {
      throw home.problem(
          "postgres-not-as-root",
          "PostgreSQL does not run as root, and neither unshare nor setpriv can help here.",
          "Maybe start as an ordinary user, or configure a database with LACRIMA_JDBC_URL.");
    }
    run(List.of(), List.of("chown", "-R", "65534:65534", home.postgres().toString()));
    return List.of("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups");
  }

  private void run(List<String> command) {
    List<String> line = new ArrayList<>(command);
    line.set(0, programs.program(command.get(0)));
    run(asOrdinaryUser, line);
  }

  private void run(List<String> prefix, List<String> command) {
    List<String> line = new ArrayList<>(prefix);
    line.addAll(command);
    try {
      Path output = Files.createTempFile(home.postgres(), "output", ".tmp");
      try {
        // to a file: the server keeps its output open, and a pipe would wait for its end
        ProcessBuilder builder =
            new ProcessBuilder(line).redirectErrorStream(true).redirectOutput(output.toFile());
        builder.environment().put("LC_ALL", "C");
        Process process = builder.start();
        process.getOutputStream().close();
        if (!process.waitFor(120, TimeUnit.SECONDS)) {
          process.destroyForcibly();
          throw failed("'" + command.get(0) + "' did not end within two minutes");
        }
        if (process.exitValue() != 0) {
          throw failed(Files.readString(output).strip().replaceAll("\\s*\\R\\s*", "; "));
        }
      } finally {
        Files.deleteIfExists(output);
      }
    } catch (IOException e) {
      throw failed(e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw failed("interrupted");
    }
  }

  private RuntimeException failed(@Nullable String why) {
    return home.problem(
        "postgres-failed",
        "Its PostgreSQL did not do what it should: " + why + ".",
        "Maybe postgresql/postgresql.log in it tells more.");
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      return socket.getLocalPort();
    }
  }
}
