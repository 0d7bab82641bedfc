package org.lacrima.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.lacrima.load.Crowd;
import org.lacrima.load.Journey;
import org.lacrima.load.Ledger;
import org.lacrima.load.LoadStudies;
import org.lacrima.load.Plan;
import org.lacrima.load.Service;
import org.lacrima.load.Tally;
import org.lacrima.simulation.PopulationLoader;
import org.lacrima.simulation.Simulation;
import org.lacrima.survey.SurveyDefinition;

/**
 * Whole journeys through the study of crying, so many participants at once, without a pause between
 * their pages; beside it how fast the same database takes single rows.
 */
final class Load {

  private static final int PLANS = 256;
  private static final Duration GIVE_UP = Duration.ofSeconds(60);

  private static final Duration SLICE = Duration.ofSeconds(20);
  private static final int SLICES = 8;

  private final Workbench bench;
  private final boolean markdown;

  Load(Workbench bench, boolean markdown) {
    this.bench = bench;
    this.markdown = markdown;
  }

  /** Whether nothing failed, and the database holds what was acknowledged and nothing else. */
  boolean measure(List<Integer> levels, int seconds)
      throws IOException, InterruptedException, SQLException {
    Path home = Files.createTempDirectory(bench.work(), "load");
    SurveyDefinition survey = LoadStudies.crying(home);
    Supplier<Journey> journeys = journeys(survey);
    Path log = home.resolve("serve.log");
    boolean right = true;
    try (Service service = new Service(List.of(bench.lacrima()), home, log)) {
      service.start();
      Ledger.open(home, survey.id());
      System.out.println("\nJourneys through the study, " + seconds + " s at each level:\n");
      right &= warmUp(service, journeys, home, survey.id());
      Table table =
          new Table(
              "participants",
              "journeys/s",
              "page saves/s",
              "requests/s",
              "save p50 / p95 / p99",
              "other p50 / p95 / p99",
              "errors",
              "processor ms per save: service + database + this program",
              "pgbench rows/s",
              "saves : rows");
      for (int level : levels) {
        Duration time = Duration.ofSeconds(seconds);
        right &= level(service, journeys, level, time, table, home, survey.id()).right();
      }
      System.out.print(table.print(markdown));
    }
    return right;
  }

  static Supplier<Journey> journeys(SurveyDefinition survey) {
    List<Plan> plans =
        Simulation.of(survey, PopulationLoader.packaged(survey).get(), 7)
            .participants(PLANS)
            .map(participant -> Plan.of(survey, participant))
            .toList();
    AtomicInteger next = new AtomicInteger();
    return () -> new Journey(survey.id(), plans.get(next.getAndIncrement() % PLANS), null);
  }

  private final List<Journey> all = new java.util.ArrayList<>();

  /**
   * @param cost processor milliseconds of the service for a save
   */
  private record Outcome(boolean right, double cost) {}

  /**
   * A virtual machine compiles for minutes what it has seen to be hot: until a save costs the
   * service as much as in the slice before, or {@link #SLICES} are over.
   */
  private boolean warmUp(Service service, Supplier<Journey> journeys, Path home, String study)
      throws IOException, InterruptedException, SQLException {
    System.out.println("Warming up:");
    boolean right = true;
    double before = Double.MAX_VALUE;
    for (int slice = 0; slice < SLICES; slice++) {
      Outcome outcome = level(service, journeys, 64, SLICE, null, home, study);
      right &= outcome.right();
      if (outcome.cost() > 0.95 * before) {
        break;
      }
      before = outcome.cost();
    }
    System.out.println();
    return right;
  }

  private Outcome level(
      Service service,
      Supplier<Journey> journeys,
      int level,
      Duration time,
      @org.jspecify.annotations.Nullable Table table,
      Path home,
      String study)
      throws IOException, InterruptedException, SQLException {
    double[] before = processorSeconds(service);
    Tally tally =
        new Crowd(service.port(), journeys, Crowd.Patience.NONE, GIVE_UP)
            .sit(level, Duration.ofSeconds(2), time);
    double[] after = processorSeconds(service);
    all.addAll(tally.journeys());
    double[] cost = perSave(before, after, tally);
    Ledger.Finding found = Ledger.check(home, study, all, true);
    double seconds = time.toMillis() / 1e3;
    if (table != null) {
      double saves = tally.saves().count() / seconds;
      double rows = PgBench.rows(home, level, 8);
      table.add(
          Integer.toString(level),
          "%.0f".formatted(tally.ended() / seconds),
          "%.0f".formatted(saves),
          "%.0f".formatted((tally.saves().count() + tally.shows().count()) / seconds),
          percentiles(tally.saves()),
          percentiles(tally.shows()),
          Integer.toString(tally.failed()),
          "%.2f + %.2f + %.2f".formatted(cost[0], cost[1], cost[2]),
          rows == 0 ? "pgbench is missing" : "%.0f".formatted(rows),
          rows == 0 ? "" : "1 : %.1f".formatted(rows / saves));
    }
    tally.errors().forEach(System.out::println);
    found.faults().stream().limit(5).forEach(System.out::println);
    System.out.printf(
        "%d at once: %.0f saves/s; %d responses, %d pages, %d answers are there, %s%n",
        level,
        tally.saves().count() / seconds,
        found.responses(),
        found.submissions(),
        found.answers(),
        found.faults().isEmpty() ? "as acknowledged" : found.faults().size() + " FAULTS");
    boolean right = tally.failed() == 0 && found.faults().isEmpty();
    return new Outcome(right, cost[0]);
  }

  private static double[] processorSeconds(Service service) {
    double[] theirs = service.processorSeconds();
    double own =
        ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO).toNanos() / 1e9;
    return new double[] {theirs[0], theirs[1], own};
  }

  /** Processor milliseconds: of the service, the database and this program. */
  private static double[] perSave(double[] before, double[] after, Tally tally) {
    double saves = tally.journeys().stream().mapToInt(journey -> journey.kept().size()).sum();
    double[] cost = new double[before.length];
    for (int i = 0; i < cost.length; i++) {
      cost[i] = 1e3 * (after[i] - before[i]) / saves;
    }
    return cost;
  }

  static String percentiles(org.lacrima.load.Times times) {
    return "%.1f / %.1f / %.1f ms"
        .formatted(times.percentile(.5), times.percentile(.95), times.percentile(.99));
  }
}
