package org.lacrima.definition;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** Reads YAML 1.2 into {@link Node}s: no tags are obeyed, no object is built from the file. */
public final class Yaml {

  private static final long LARGEST_FILE = 4L << 20;

  private final String file;
  private final Problems problems;
  private final Map<org.snakeyaml.engine.v2.nodes.Node, Node> converted = new IdentityHashMap<>();
  private final Map<org.snakeyaml.engine.v2.nodes.Node, Boolean> open = new IdentityHashMap<>();

  private Yaml(String file, Problems problems) {
    this.file = file;
    this.problems = problems;
  }

  /** Reads a file; null where it cannot be read, with the reason among the problems. */
  public static @Nullable Node read(Path file, Problems problems) {
    String text = text(file, problems);
    return text == null ? null : parse(file.toString(), text, problems);
  }

  /** The text of a definition file, for hashing and quoting; null with a problem if unreadable. */
  public static @Nullable String text(Path file, Problems problems) {
    Place place = Place.file(file.toString());
    if (Files.isDirectory(file)) {
      problems.add("not-a-file", place, "This is a directory, not a file.");
      return null;
    }
    if (!Files.exists(file)) {
      problems.add("no-such-file", place, "There is no such file.", "Maybe the path is misspelt.");
      return null;
    }
    try {
      if (Files.size(file) > LARGEST_FILE) {
        problems.add("file-too-large", place, "A definition file has at most 4 MiB.");
        return null;
      }
      ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file));
      String text =
          StandardCharsets.UTF_8
              .newDecoder()
              .onMalformedInput(CodingErrorAction.REPORT)
              .decode(bytes)
              .toString();
      return text.startsWith("\uFEFF") ? text.substring(1) : text;
    } catch (CharacterCodingException e) {
      problems.add("not-utf8", place, "The file is not UTF-8.", "Maybe save it as UTF-8.");
    } catch (IOException e) {
      problems.add("unreadable", place, "The file cannot be read: " + e.getMessage() + ".");
    }
    return null;
  }

  /** Parses a text that is one YAML document. */
  public static @Nullable Node parse(String file, String text, Problems problems) {
    LoadSettings settings =
        LoadSettings.builder().setLabel(file).setAllowDuplicateKeys(true).build();
    try {
      Optional<org.snakeyaml.engine.v2.nodes.Node> root = new Compose(settings).composeString(text);
      if (root.isEmpty()) {
        problems.add("empty-file", Place.file(file), "The file is empty.");
        return null;
      }
      return new Yaml(file, problems).convert(root.get());
    } catch (MarkedYamlEngineException e) {
      Place place = e.getProblemMark().map(m -> place(file, m)).orElse(Place.file(file));
      String what = e.getProblem() == null ? "not YAML" : e.getProblem();
      problems.add(
          "not-yaml",
          place,
          "This is not YAML: " + what + ".",
          "Maybe quote the text, or look at the indentation.");
    } catch (YamlEngineException e) {
      problems.add("not-yaml", Place.file(file), "This is not YAML: " + e.getMessage() + ".");
    }
    return null;
  }

  private Node convert(org.snakeyaml.engine.v2.nodes.Node node) {
    Node known = converted.get(node);
    if (known != null) {
      return known;
    }
    Place place = node.getStartMark().map(m -> place(file, m)).orElse(Place.file(file));
    if (open.put(node, true) != null) {
      problems.add("recursive-alias", place, "An alias refers to a value that contains it.");
      return new Node.Scalar(place, "", true);
    }
    Node result = build(node, place);
    open.remove(node);
    converted.put(node, result);
    return result;
  }

  private Node build(org.snakeyaml.engine.v2.nodes.Node node, Place place) {
    if (node instanceof SequenceNode sequence) {
      List<Node> items = new ArrayList<>();
      sequence.getValue().forEach(item -> items.add(convert(item)));
      return new Node.Sequence(place, items);
    }
    if (node instanceof MappingNode mapping) {
      Map<String, Node> entries = new LinkedHashMap<>();
      Map<String, Place> keys = new HashMap<>();
      for (NodeTuple tuple : mapping.getValue()) {
        Node key = convert(tuple.getKeyNode());
        if (!(key instanceof Node.Scalar scalar)) {
          problems.add("key-not-text", key.place(), "A key must be a text, not " + key.describe());
          continue;
        }
        if (entries.containsKey(scalar.text())) {
          problems.add(
              "duplicate-key",
              key.place(),
              "The key '" + scalar.text() + "' stands twice in this mapping.",
              "Maybe one of the two has another name.");
          continue;
        }
        entries.put(scalar.text(), convert(tuple.getValueNode()));
        keys.put(scalar.text(), key.place());
      }
      return new Node.Mapping(place, entries, keys);
    }
    ScalarNode scalar = (ScalarNode) node;
    return new Node.Scalar(place, scalar.getValue(), scalar.getScalarStyle() == ScalarStyle.PLAIN);
  }

  private static Place place(String file, Mark mark) {
    return new Place(file, mark.getLine() + 1, mark.getColumn() + 1);
  }
}
