package org.lacrima.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lacrima.analysis.AnalysisSpecLoader;
import org.lacrima.analysis.SpecFile;
import org.lacrima.analysis.seal.Measures;
import org.lacrima.dataset.Variable;
import org.lacrima.definition.Loaded;
import org.lacrima.survey.SurveyDefinition;
import org.lacrima.survey.SurveyLoader;

/**
 * Finds the survey that a spec names: in the folder {@code surveys} beside the spec's own folder or
 * in it, in that of the working directory, in the studies of the usual home, or packaged into this
 * program.
 */
final class SurveyShelf implements AnalysisSpecLoader.Surveys {

  private final List<Path> folders = new ArrayList<>();

  SurveyShelf(Path spec) {
    Path folder = spec.toAbsolutePath().normalize().getParent();
    if (folder != null) {
      folders.add(folder.resolve("surveys"));
      folders.add(folder.resolveSibling("surveys"));
    }
    folders.add(Path.of("surveys"));
    folders.add(Path.of("data", "studies"));
  }

  @Override
  public @Nullable Loaded<List<Variable>> variables(String survey, String language) {
    Loaded<SurveyDefinition> found = survey(survey);
    SurveyDefinition read = found == null ? null : found.value();
    return found == null
        ? null
        : read == null
            ? Loaded.failed(found.problems())
            : Loaded.of(
                read.variables(read.languages().contains(language) ? language : read.language()));
  }

  /** The survey of this id; null where there is none. */
  @Nullable Loaded<SurveyDefinition> survey(String survey) {
    if (!survey.matches("[A-Za-z0-9_-]{1,100}")) {
      return null;
    }
    for (Path folder : folders) {
      Path file = folder.resolve(survey + ".yaml");
      if (Files.isRegularFile(file)) {
        return SurveyLoader.load(told(file));
      }
    }
    Loaded<SurveyDefinition> packaged = SurveyLoader.packaged(survey);
    return packaged.ok() ? packaged : null;
  }

  /** What a seal keeps of the survey that the spec's data come from. */
  Measures measures(SpecFile spec) {
    String id = spec.survey();
    Loaded<SurveyDefinition> found = id == null ? null : survey(id);
    return SurveyMeasures.of(found == null ? null : found.get());
  }

  /** As the file is called from the working directory, so that its problems are told once. */
  private static Path told(Path file) {
    Path here = Path.of("").toAbsolutePath();
    return file.startsWith(here) ? here.relativize(file) : file;
  }
}
