package org.lacrima.study.door;

import io.quarkus.runtime.Quarkus;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.lacrima.definition.InvalidInputException;
import org.lacrima.definition.Place;
import org.lacrima.definition.Problem;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Makes the home and the database ready, then hands over to the service until it is told to end.
 */
@Command(
    name = "serve",
    description = "Runs the survey service, on an embedded PostgreSQL unless one is configured.",
    mixinStandardHelpOptions = true)
public final class ServeCommand implements Callable<Integer> {

  /** Runs the service to its end; gives the exit code. */
  @FunctionalInterface
  public interface Service {
    int run();
  }

  @Option(names = "--demo", description = "Hold a demo study with 124 synthetic responses.")
  private boolean demo;

  @Option(names = "--port", defaultValue = "8080", description = "Default: ${DEFAULT-VALUE}.")
  private int port = 8080;

  @Option(names = "--host", defaultValue = "127.0.0.1", description = "Default: ${DEFAULT-VALUE}.")
  private String host = "127.0.0.1";

  @Option(
      names = "--home",
      defaultValue = "data",
      paramLabel = "DIR",
      converter = NamedDirectory.class,
      description = "All that is written is in here. Default: ./${DEFAULT-VALUE}.")
  private Path home = Path.of("data");

  private final Service service;

  public ServeCommand(Service service) {
    this.service = service;
  }

  @Override
  public Integer call() {
    requireFreePort();
    Home opened = Home.open(home);
    CountDownLatch served = new CountDownLatch(1);
    try (HomeLock lock = HomeLock.take(opened)) {
      Database configured = Database.configured(System.getenv());
      PostgresServer embedded = configured == null ? PostgresServer.start(opened) : null;
      Thread ending = new Thread(() -> end(served, embedded), "end-of-postgresql");
      Runtime.getRuntime().addShutdownHook(ending);
      try {
        handOver(opened, ready(opened, configured, embedded));
        if (embedded != null) {
          embedded.watch(ServeCommand::giveUp);
        }
        return service.run();
      } finally {
        served.countDown();
        end(served, embedded);
        removeHook(ending);
      }
    }
  }

  private static void giveUp(RuntimeException why) {
    System.err.println(why.getMessage());
    Quarkus.asyncExit(1);
  }

  private static Database ready(
      Home opened, @Nullable Database configured, @Nullable PostgresServer embedded) {
    if (embedded != null) {
      return Database.prepareEmbedded(opened, embedded.port());
    }
    return Objects.requireNonNull(configured).prepareConfigured();
  }

  private void handOver(Home opened, Database database) {
    Secrets secrets = Secrets.of(opened);
    System.setProperty("lacrima.home", opened.directory().toString());
    System.setProperty("lacrima.demo", Boolean.toString(demo));
    System.setProperty("lacrima.public-url", publicUrl(System.getenv(PublicUrl.VARIABLE)));
    System.setProperty("quarkus.http.host", host);
    System.setProperty("quarkus.http.port", Integer.toString(port));
    System.setProperty(
        "quarkus.http.auth.session.encryption-key", secrets.get(Secrets.SESSION_KEY));
    database.settings().forEach(System::setProperty);
  }

  private String publicUrl(@Nullable String configured) {
    boolean everywhere = host.equals("0.0.0.0") || host.equals("::");
    String name = everywhere ? "localhost" : host.contains(":") ? "[" + host + "]" : host;
    return PublicUrl.of(configured, PublicUrl.VARIABLE, "http://" + name + ":" + port);
  }

  private void requireFreePort() {
    if (port < 1 || port > 65535) {
      throw problem("port-not-valid", "A port is a number from 1 to 65535.", "");
    }
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getByName(host), port));
    } catch (UnknownHostException e) {
      throw problem("host-unknown", "There is no such host: " + host + ".", "");
    } catch (IOException e) {
      throw problem(
          "port-in-use",
          "This port cannot be used: " + e.getMessage() + ".",
          "Maybe another server listens there; --port names another.");
    }
  }

  private InvalidInputException problem(String code, String message, String remedy) {
    return new InvalidInputException(
        new Problem(code, Place.file(host + ":" + port), message, remedy));
  }

  /** First the service, which may still be answering somebody, then its database. */
  private static void end(CountDownLatch served, @Nullable PostgresServer embedded) {
    try {
      if (!served.await(20, TimeUnit.SECONDS)) {
        System.err.println("The service did not end in time; its database ends now.");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    if (embedded != null) {
      embedded.close();
    }
  }

  private static void removeHook(Thread hook) {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // the process is ending, and the hook with it
    }
  }
}
