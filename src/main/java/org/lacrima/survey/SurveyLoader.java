package org.lacrima.survey;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lacrima.definition.Fields;
import org.lacrima.definition.Loaded;
import org.lacrima.definition.Node;
import org.lacrima.definition.Place;
import org.lacrima.definition.Problems;
import org.lacrima.definition.Yaml;

/** Loads surveys and instruments: the whole thing, or all its problems. */
public final class SurveyLoader {

  private SurveyLoader() {}

  /** A survey file; its instruments are {@code instruments/NAME.yaml} beside it. */
  public static Loaded<SurveyDefinition> load(Path file) {
    return load(file, Trial.NONE);
  }

  /**
   * The same, with what {@code trial} tells of each instrument, also where other things are wrong.
   */
  public static Loaded<SurveyDefinition> load(Path file, Trial trial) {
    Problems problems = new Problems();
    Node node = Yaml.read(file, problems);
    return loaded(node, Definitions.beside(file), problems, trial);
  }

  /** A survey that is packaged into the application, by its id. */
  public static Loaded<SurveyDefinition> packaged(String id) {
    Problems problems = new Problems();
    Definitions files = Definitions.packaged();
    Node node = files.read(id + ".yaml", Place.file("surveys/" + id + ".yaml"), problems);
    return loaded(node, files, problems, Trial.NONE);
  }

  /** The survey that once gave {@link SurveyDefinition#source}: the same survey, the same hash. */
  public static Loaded<SurveyDefinition> restore(String source) {
    Problems problems = new Problems();
    String name = "stored survey";
    Node node = Yaml.parse(name, source, problems);
    if (node == null) {
      return Loaded.failed(problems.all());
    }
    try (Fields fields = Fields.of(node, "A stored survey", problems)) {
      Map<String, Node> files = new LinkedHashMap<>(fields.entries("files"));
      Node survey = fields.required("survey");
      Definitions stored =
          (path, from, found) -> {
            Node file = files.get(path);
            if (file == null) {
              found.add("no-such-file", from, "The stored survey has no file " + path + ".");
            }
            return file;
          };
      return loaded(survey, stored, problems, Trial.NONE);
    }
  }

  /** An instrument file by itself. */
  public static Loaded<Instrument> loadInstrument(Path file) {
    return loadInstrument(file, Trial.NONE);
  }

  /** The same, with what {@code trial} tells of it, also where other things are wrong. */
  public static Loaded<Instrument> loadInstrument(Path file, Trial trial) {
    Problems problems = new Problems();
    Node node = Yaml.read(file, problems);
    Instrument instrument =
        node == null ? null : new InstrumentReader(problems, trial).instrument(node);
    return Loaded.of(instrument, problems);
  }

  private static Loaded<SurveyDefinition> loaded(
      @Nullable Node node, Definitions files, Problems problems, Trial trial) {
    SurveyDefinition survey =
        node == null ? null : new SurveyReader(files, problems, trial).survey(node);
    return Loaded.of(survey, problems);
  }
}
