package org.lacrima.load;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The packaged service on a home of its own, started, killed and ended as a machine would. */
public final class Service implements AutoCloseable {

  private final List<String> command;
  private final Path home;
  private final Path log;
  private final int port;
  private @Nullable Process process;

  /**
   * @param command what starts Lacrima
   * @param log gets all that it says, one start after the other
   */
  public Service(List<String> command, Path home, Path log) throws IOException {
    this.command = List.copyOf(command);
    this.home = home;
    this.log = log;
    this.port = freePort();
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  /** The application that Maven packaged, as a command line. */
  public static List<String> packaged(String... options) {
    List<String> line = new ArrayList<>();
    line.add(ProcessHandle.current().info().command().orElse("java"));
    line.addAll(List.of(options));
    line.addAll(
        List.of("-jar", Path.of("target/quarkus-app/quarkus-run.jar").toAbsolutePath().toString()));
    return line;
  }

  public int port() {
    return port;
  }

  public Path home() {
    return home;
  }

  public Path log() {
    return log;
  }

  /** Starts it, and waits until it takes requests. */
  public Process start() throws IOException, InterruptedException {
    List<String> line = new ArrayList<>(command);
    line.addAll(List.of("serve", "--port", Integer.toString(port), "--home", home.toString()));
    Process started =
        new ProcessBuilder(line)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
            .start();
    process = started;
    Instant patience = Instant.now().plus(Duration.ofSeconds(120));
    while (!ready()) {
      if (!started.isAlive() || Instant.now().isAfter(patience)) {
        throw new IOException("The service did not start: " + Files.readString(log));
      }
      Thread.sleep(50);
    }
    return started;
  }

  public boolean ready() {
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

  /** The postmaster that the home's pid file names; null where there is none. */
  public @Nullable ProcessHandle postgres() {
    try {
      String pid = Files.readAllLines(home.resolve("postgresql/data/postmaster.pid")).get(0);
      return ProcessHandle.of(Long.parseLong(pid.strip())).orElse(null);
    } catch (IOException | NumberFormatException | IndexOutOfBoundsException e) {
      return null;
    }
  }

  /** What processor time the service and its database have taken, in seconds: each by itself. */
  public double[] processorSeconds() {
    double service =
        process == null ? 0 : seconds(process.toHandle().info().totalCpuDuration().orElse(null));
    ProcessHandle postgres = postgres();
    double database = 0;
    if (postgres != null) {
      database =
          Stream.concat(Stream.of(postgres), postgres.descendants())
              .mapToDouble(each -> seconds(each.info().totalCpuDuration().orElse(null)))
              .sum();
    }
    return new double[] {service, database};
  }

  private static double seconds(@Nullable Duration time) {
    return time == null ? 0 : time.toNanos() / 1e9;
  }

  /** As the power going off would, for the service alone. */
  public void kill() throws InterruptedException {
    if (process != null) {
      process.destroyForcibly().waitFor();
    }
  }

  @Override
  public void close() {
    if (process != null) {
      process.destroy();
      try {
        if (!process.waitFor(40, TimeUnit.SECONDS)) {
          process.destroyForcibly();
        }
      } catch (InterruptedException e) {
        process.destroyForcibly();
        Thread.currentThread().interrupt();
      }
    }
    ProcessHandle left = postgres();
    if (left != null) {
      left.destroyForcibly();
    }
  }
}
