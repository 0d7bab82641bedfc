package org.lacrima.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lacrima.analysis.AnalysisSpecLoader;
import org.lacrima.analysis.published.PublishedReader;
import org.lacrima.analysis.seal.SealFile;
import org.lacrima.definition.Node;
import org.lacrima.definition.Place;
import org.lacrima.definition.Problem;
import org.lacrima.definition.Problems;
import org.lacrima.definition.Yaml;
import org.lacrima.scoring.CheckedSurveys;
import org.lacrima.simulation.PopulationLoader;
import org.lacrima.survey.SurveyDefinition;
import org.lacrima.survey.SurveyLoader;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code lacrima check}: every problem of the surveys and specs given. */
@Command(
    name = "check",
    description =
        "Tell every problem of surveys, instruments, populations, specs, published values and seals.",
    mixinStandardHelpOptions = true)
final class CheckCommand implements Callable<Integer> {

  @Spec private CommandSpec command = CommandSpec.create();

  @Parameters(
      paramLabel = "PATH",
      arity = "0..*",
      description = "Files and folders (default: surveys analysis-specs).")
  private List<Path> paths = new ArrayList<>();

  @Override
  public Integer call() throws IOException {
    List<Problem> problems = new ArrayList<>();
    Set<Path> found = new LinkedHashSet<>();
    for (Path path : paths.isEmpty() ? usual() : paths) {
      found.addAll(files(path));
    }
    found.forEach(file -> problems.addAll(check(file)));
    int checked = found.size();
    List<Problem> all = problems.stream().distinct().sorted().toList();
    if (!all.isEmpty()) {
      ProblemList.print(all, command.commandLine().getErr());
      return 1;
    }
    PrintWriter out = command.commandLine().getOut();
    out.println(checked == 1 ? "1 file, no problem." : checked + " files, no problem.");
    out.flush();
    return 0;
  }

  private static List<Path> usual() {
    return Stream.of(Path.of("surveys"), Path.of("analysis-specs")).filter(Files::exists).toList();
  }

  /** By the names that surveys call their instruments, so that a problem is told once. */
  private static List<Path> files(Path path) throws IOException {
    if (!Files.isDirectory(path)) {
      return List.of(path.normalize());
    }
    try (Stream<Path> found = Files.walk(path)) {
      return found
          .map(Path::normalize)
          .filter(f -> f.toString().matches(".*\\.ya?ml"))
          .sorted()
          .toList();
    }
  }

  static List<Problem> check(Path file) {
    Problems problems = new Problems();
    Node node = Yaml.read(file, problems);
    if (node == null) {
      return problems.all();
    }
    String format = format(node);
    return switch (format == null ? "" : format.replaceAll("/[^/]*$", "")) {
      case "lacrima/survey" -> CheckedSurveys.survey(file).problems();
      case "lacrima/instrument" -> CheckedSurveys.instrument(file).problems();
      case "lacrima/analysis" -> analysis(file);
      case "lacrima/published" -> published(file, node);
      case "lacrima/population" -> population(file, node);
      case "lacrima/seal" -> seal(node);
      case "lacrima/overlay" -> List.of(); // told of with the survey that uses it
      default ->
          List.of(
              new Problem(
                  "unknown-format",
                  node.place(),
                  "The file does not say what it is: "
                      + (format == null ? "'format' is missing." : "'" + format + "'."),
                  "Maybe format: lacrima/survey/1, lacrima/instrument/1 or lacrima/analysis/1."));
    };
  }

  private static List<Problem> published(Path file, Node node) {
    Problems problems = new Problems();
    PublishedReader.read(node, file.toString(), problems);
    return problems.all();
  }

  /** With its seal, which analyze would refuse too. */
  private static List<Problem> analysis(Path file) {
    Problems problems = new Problems();
    problems.addAll(AnalysisSpecLoader.check(file, new SurveyShelf(file)).problems());
    SealFile.find(file, problems);
    return problems.all();
  }

  private static List<Problem> seal(Node node) {
    Problems problems = new Problems();
    SealFile.read(node, problems);
    return problems.all();
  }

  private static @Nullable String format(Node node) {
    return text(node, "format");
  }

  private static @Nullable String text(Node node, String key) {
    return node instanceof Node.Mapping mapping
            && mapping.entries().get(key) instanceof Node.Scalar scalar
        ? scalar.text()
        : null;
  }

  private static List<Problem> population(Path file, Node node) {
    String id = text(node, "survey");
    Path survey = file.toAbsolutePath().resolveSibling("../" + id + ".yaml").normalize();
    if (id == null || !id.matches("[a-z0-9-]+") || !Files.exists(survey)) {
      return List.of(
          new Problem(
              "no-such-survey",
              Place.file(file.toString()),
              "There is no survey '" + id + "' that this population could answer.",
              "Maybe move the file to populations/ beside the survey."));
    }
    SurveyDefinition loaded = SurveyLoader.load(survey).value();
    return loaded == null ? List.of() : PopulationLoader.load(file, loaded).problems();
  }
}
