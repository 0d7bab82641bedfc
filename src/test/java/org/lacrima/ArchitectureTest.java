package org.lacrima;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The laws of ARCHITECTURE.md. */
class ArchitectureTest {

  private static final JavaClasses LACRIMA =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("org.lacrima");

  /** Every room and the rooms it may use. */
  private static final Map<String, List<String>> MAY_USE =
      Map.ofEntries(
          Map.entry("definition", List.of()),
          Map.entry("statistics", List.of()),
          Map.entry("dataset", List.of("definition")),
          Map.entry("survey", List.of("dataset", "definition")),
          Map.entry("scoring", List.of("survey", "dataset", "definition")),
          Map.entry(
              "simulation", List.of("survey", "scoring", "statistics", "dataset", "definition")),
          Map.entry("analysis", List.of("statistics", "dataset", "definition")),
          Map.entry("pushdown", List.of("analysis", "statistics", "dataset", "definition")),
          Map.entry("report", List.of("analysis", "dataset", "definition")),
          Map.entry("export", List.of("scoring", "survey", "dataset", "definition")),
          Map.entry(
              "study",
              List.of(
                  "report",
                  "pushdown",
                  "simulation",
                  "scoring",
                  "export",
                  "analysis",
                  "survey",
                  "statistics",
                  "dataset",
                  "definition")),
          Map.entry(
              "cli",
              List.of(
                  "report",
                  "pushdown",
                  "simulation",
                  "scoring",
                  "export",
                  "analysis",
                  "survey",
                  "statistics",
                  "dataset",
                  "definition")));

  private static final Set<String> TRANSCENDENTAL =
      Set.of(
          "sin", "cos", "tan", "asin", "acos", "atan", "atan2", "exp", "expm1", "log", "log10",
          "log1p", "pow", "sinh", "cosh", "tanh", "cbrt", "hypot");

  static Stream<String> rooms() {
    return MAY_USE.keySet().stream().sorted();
  }

  @ParameterizedTest
  @MethodSource("rooms")
  void a_room_uses_only_the_rooms_below_it(String room) {
    String[] forbidden =
        MAY_USE.keySet().stream()
            .filter(other -> !other.equals(room))
            .filter(other -> !MAY_USE.getOrDefault(room, List.of()).contains(other))
            .map(other -> "org.lacrima." + other + "..")
            .toArray(String[]::new);
    noClasses()
        .that()
        .resideInAPackage("org.lacrima." + room + "..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(forbidden)
        .because("arrows between rooms go only downward, so that a room can be read by itself")
        .check(LACRIMA);
  }

  @Test
  void every_class_lives_in_a_room_that_exists() {
    assertThat(
            LACRIMA.stream()
                .map(c -> c.getPackageName().replaceFirst("^org\\.lacrima\\.?", ""))
                .map(name -> name.replaceFirst("\\..*", ""))
                .distinct())
        .isSubsetOf(MAY_USE.keySet());
  }

  @Test
  void rooms_have_no_cycles() {
    slices()
        .matching("org.lacrima.(*)..")
        .should()
        .beFreeOfCycles()
        .because("two rooms that need each other are one room")
        .check(LACRIMA);
  }

  @Test
  void only_study_sees_the_framework() {
    noClasses()
        .that()
        .resideOutsideOfPackage("org.lacrima.study..")
        .should()
        .dependOnClassesThat(
            resideInAnyPackage("io.quarkus..", "jakarta..", "org.hibernate..")
                .and(DescribedPredicate.not(resideInAPackage("io.quarkus.qute.."))))
        .because("the core must outlive the framework and start without it")
        .check(LACRIMA);
  }

  @Test
  void only_report_and_study_render_templates() {
    noClasses()
        .that()
        .resideOutsideOfPackages("org.lacrima.study..", "org.lacrima.report..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("io.quarkus.qute..")
        .because("results say what a number is, only a report says how it looks")
        .check(LACRIMA);
  }

  @Test
  void only_statistics_sees_the_numeric_libraries() {
    noClasses()
        .that()
        .resideOutsideOfPackage("org.lacrima.statistics..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "org.apache.commons.math3..",
            "org.apache.commons.statistics..",
            "org.apache.commons.numbers..")
        .because("their known faults are fenced in by one room")
        .check(LACRIMA);
  }

  @Test
  void sql_stays_in_pushdown_and_study() {
    noClasses()
        .that()
        .resideOutsideOfPackages("org.lacrima.pushdown..", "org.lacrima.study..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("java.sql..", "javax.sql..", "org.postgresql..")
        .because("an analysis asks for summaries, not for rows of a database")
        .check(LACRIMA);
  }

  @Test
  void json_is_read_and_written_only_at_the_edges() {
    noClasses()
        .that()
        .resideOutsideOfPackage("org.lacrima.study..")
        .and()
        .haveSimpleNameNotEndingWith("Json")
        .and()
        .haveSimpleNameNotEndingWith("Loader")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("com.fasterxml.jackson..")
        .because("records of the core are not shaped by a format")
        .check(LACRIMA);
  }

  @Test
  void computing_code_gives_the_same_bits_on_every_jdk() {
    noClasses()
        .that()
        .resideInAnyPackage(
            "org.lacrima.statistics..",
            "org.lacrima.dataset..",
            "org.lacrima.analysis..",
            "org.lacrima.scoring..",
            "org.lacrima.simulation..")
        .should()
        .callMethodWhere(
            new DescribedPredicate<JavaMethodCall>("java.lang.Math's transcendental functions") {
              @Override
              public boolean test(JavaMethodCall call) {
                return call.getTargetOwner().isEquivalentTo(Math.class)
                    && TRANSCENDENTAL.contains(call.getName());
              }
            })
        .because("java.lang.Math may differ in the last bit between JDKs; StrictMath does not")
        .check(LACRIMA);
  }

  @Test
  void the_core_reads_no_clock() {
    noClasses()
        .that()
        .resideOutsideOfPackages("org.lacrima.study..", "org.lacrima.cli..")
        .should()
        .callMethodWhere(
            new DescribedPredicate<JavaMethodCall>("a clock") {
              @Override
              public boolean test(JavaMethodCall call) {
                String owner = call.getTargetOwner().getName();
                return owner.startsWith("java.time.") && call.getName().equals("now")
                    || owner.equals("java.lang.System")
                        && Arrays.asList("currentTimeMillis", "nanoTime").contains(call.getName());
              }
            })
        .because("the same input gives the same bytes at any time")
        .check(LACRIMA);
  }

  @Test
  void names_say_what_a_thing_is() {
    classes()
        .should()
        .haveSimpleNameNotEndingWith("Impl")
        .andShould()
        .haveSimpleNameNotEndingWith("Dto")
        .andShould()
        .haveSimpleNameNotEndingWith("Manager")
        .andShould()
        .haveSimpleNameNotEndingWith("Helper")
        .andShould()
        .haveSimpleNameNotEndingWith("Util")
        .andShould()
        .haveSimpleNameNotEndingWith("Utils")
        .because("such a word says that nobody knew what the class is")
        .check(LACRIMA);
  }
}
