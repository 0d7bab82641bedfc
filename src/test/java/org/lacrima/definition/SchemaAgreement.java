package org.lacrima.definition;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;

/**
 * Holds a JSON Schema to its loader: the schema never refuses what the loader takes, and refuses
 * every fault that a schema can see.
 */
public final class SchemaAgreement {

  private final JsonSchema schema;
  private final Set<String> structural;
  private final Function<Node, List<Problem>> loader;
  private final List<String> disagreements = new ArrayList<>();

  /**
   * @param name of the schema: {@code survey}
   * @param structural codes of problems that a schema can see: keys, kinds of values, fixed words
   */
  public SchemaAgreement(
      String name, Set<String> structural, Function<Node, List<Problem>> loader) {
    this.schema = schema(name);
    this.structural = structural;
    this.loader = loader;
  }

  public List<String> disagreements() {
    return disagreements;
  }

  /** What the schema says against a file. */
  public List<String> complaints(Path file) {
    return complaints(read(file));
  }

  private List<String> complaints(Node node) {
    return schema.validate(json(node)).stream().map(Object::toString).toList();
  }

  /** Compares schema and loader on a file that may be wrong; what is no YAML has no schema. */
  public void compare(Path file) {
    Problems problems = new Problems();
    Node node = Yaml.read(file, problems);
    if (node != null && problems.isEmpty()) {
      compare(file.toString(), node);
    }
  }

  /**
   * Compares them on every file that has one key more or less than this one.
   *
   * @param items how many items of each list are changed; the others are taken to be like them
   */
  public void compareMutants(Path file, int items) {
    mutants(read(file), "", 0, items).forEach((what, mutant) -> compare(file + " " + what, mutant));
  }

  private void compare(String what, Node node) {
    List<Problem> problems = loader.apply(node);
    List<String> complaints = complaints(node);
    List<String> seen = problems.stream().map(Problem::code).filter(structural::contains).toList();
    if (!complaints.isEmpty() && problems.isEmpty()) {
      disagreements.add(what + ": only the schema refuses it: " + complaints);
    }
    if (complaints.isEmpty() && !seen.isEmpty()) {
      disagreements.add(what + ": only the loader refuses it: " + problems);
    }
  }

  /**
   * Each mapping once with each key away and once with a key too many; of lists the first items.
   */
  private static Map<String, Node> mutants(Node node, String path, int depth, int items) {
    Map<String, Node> mutants = new LinkedHashMap<>();
    if (node instanceof Node.Mapping mapping && depth < 8) {
      for (String key : mapping.entries().keySet()) {
        Map<String, Node> less = new LinkedHashMap<>(mapping.entries());
        less.remove(key);
        mutants.put(path + " without " + key, new Node.Mapping(node.place(), less, mapping.keys()));
        mutants(mapping.entries().get(key), path + "/" + key, depth + 1, items)
            .forEach(
                (what, mutant) -> {
                  Map<String, Node> other = new LinkedHashMap<>(mapping.entries());
                  other.put(key, mutant);
                  mutants.put(what, new Node.Mapping(node.place(), other, mapping.keys()));
                });
      }
      Map<String, Node> more = new LinkedHashMap<>(mapping.entries());
      more.put("surprise", new Node.Scalar(node.place(), "boo", true));
      mutants.put(path + " with surprise", new Node.Mapping(node.place(), more, mapping.keys()));
    } else if (node instanceof Node.Sequence sequence) {
      for (int i = 0; i < Math.min(items, sequence.items().size()); i++) {
        int at = i;
        mutants(sequence.items().get(i), path + "/" + i, depth + 1, items)
            .forEach(
                (what, mutant) -> {
                  List<Node> others = new ArrayList<>(sequence.items());
                  others.set(at, mutant);
                  mutants.put(what, new Node.Sequence(node.place(), others));
                });
      }
    }
    return mutants;
  }

  private static Node read(Path file) {
    Problems problems = new Problems();
    Node node = Yaml.read(file, problems);
    assertThat(problems.all()).isEmpty();
    return Objects.requireNonNull(node);
  }

  private static JsonSchema schema(String name) {
    try (InputStream in =
        SchemaAgreement.class.getResourceAsStream("/schema/" + name + "-1.json")) {
      return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** As an editor sees the file: YAML 1.2's core schema. */
  private static JsonNode json(Node node) {
    if (node instanceof Node.Mapping mapping) {
      ObjectNode object = JsonNodeFactory.instance.objectNode();
      mapping.entries().forEach((key, value) -> object.set(key, json(value)));
      return object;
    }
    if (node instanceof Node.Sequence sequence) {
      ArrayNode array = JsonNodeFactory.instance.arrayNode();
      sequence.items().forEach(item -> array.add(json(item)));
      return array;
    }
    Node.Scalar scalar = (Node.Scalar) node;
    if (scalar.isNull()) {
      return JsonNodeFactory.instance.nullNode();
    }
    if (scalar.plain() && scalar.text().matches("true|false")) {
      return JsonNodeFactory.instance.booleanNode(scalar.text().equals("true"));
    }
    if (scalar.plain() && scalar.text().matches("[-+]?\\d+")) {
      return JsonNodeFactory.instance.numberNode(new java.math.BigInteger(scalar.text()));
    }
    if (scalar.plain() && scalar.text().matches("[-+]?(\\d+\\.\\d*|\\.\\d+)([eE][-+]?\\d+)?")) {
      return JsonNodeFactory.instance.numberNode(new java.math.BigDecimal(scalar.text()));
    }
    return JsonNodeFactory.instance.textNode(scalar.text());
  }
}
