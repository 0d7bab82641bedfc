package org.lacrima.survey;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.lacrima.definition.Node;
import org.lacrima.definition.Place;
import org.lacrima.definition.Problems;
import org.lacrima.definition.Yaml;

/** Where a survey finds the files that it uses: by their paths relative to its own. */
@FunctionalInterface
interface Definitions {

  /** The file as a node; null with a problem at {@code from} where there is none. */
  @Nullable Node read(String path, Place from, Problems problems);

  static Definitions beside(Path survey) {
    return (path, from, problems) -> {
      Path file = survey.resolveSibling(path).normalize();
      if (!Files.exists(file)) {
        problems.add(
            "no-such-file",
            from,
            "There is no file " + file + ".",
            "Maybe the name is misspelt: instruments stand in the folder 'instruments'.");
        return null;
      }
      return Yaml.read(file, problems);
    };
  }

  /** Files packaged into the application, below {@code /surveys}. */
  static Definitions packaged() {
    return (path, from, problems) -> {
      try (InputStream in = SurveyLoader.class.getResourceAsStream("/surveys/" + path)) {
        if (in == null) {
          problems.add("no-such-file", from, "No survey file " + path + " is packaged.");
          return null;
        }
        String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        return Yaml.parse("surveys/" + path, text, problems);
      } catch (IOException e) {
        problems.add("unreadable", from, "The packaged file cannot be read: " + e.getMessage());
        return null;
      }
    };
  }
}
