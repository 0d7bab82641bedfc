package org.lacrima.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lacrima.analysis.AnalysisSpecLoader;
import org.lacrima.dataset.Variable;
import org.lacrima.definition.Loaded;
import org.lacrima.survey.SurveyDefinition;
import org.lacrima.survey.SurveyLoader;

/**
 * Finds the survey that a spec names: in the folder {@code surveys} beside the spec's own folder or
 * in it, in that of the working directory, or packaged into this program.
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
  }

  @Override
  public @Nullable Loaded<List<Variable>> variables(String survey) {
    if (!survey.matches("[A-Za-z0-9_-]{1,100}")) {
      return null;
    }
    for (Path folder : folders) {
      Path file = folder.resolve(survey + ".yaml");
      if (Files.isRegularFile(file)) {
        Loaded<SurveyDefinition> found = SurveyLoader.load(told(file));
        SurveyDefinition read = found.value();
        return read == null ? Loaded.failed(found.problems()) : Loaded.of(read.variables());
      }
    }
    SurveyDefinition packaged = SurveyLoader.packaged(survey).value();
    return packaged == null ? null : Loaded.of(packaged.variables());
  }

  /** As the file is called from the working directory, so that its problems are told once. */
  private static Path told(Path file) {
    Path here = Path.of("").toAbsolutePath();
    return file.startsWith(here) ? here.relativize(file) : file;
  }
}
