package org.lacrima.survey;

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
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;
import org.lacrima.definition.Node;
import org.lacrima.definition.Problem;
import org.lacrima.definition.Problems;
import org.lacrima.definition.Yaml;

/**
 * The JSON Schemas say what the loaders say, as far as a schema can: structure. A schema never
 * refuses what the loader takes, and refuses every fault of structure that the loader refuses.
 */
class SchemaTest {

  private static final Path BAD = Path.of("src/test/resources/bad");

  /** What a schema can see: keys, kinds of values, fixed words. */
  private static final Set<String> STRUCTURAL =
      Set.of(
          "unknown-key",
          "missing-key",
          "not-a-mapping",
          "not-a-flag",
          "not-an-integer",
          "unknown-choice",
          "unknown-format",
          "two-answer-formats",
          "no-answer-format",
          "two-scorings",
          "no-scoring",
          "too-few-options",
          "empty-block",
          "empty-page",
          "no-pages",
          "empty-vector",
          "bad-version",
          "bad-link");

  private final List<String> disagreements = new ArrayList<>();

  @Test
  void the_schema_takes_every_good_file() throws IOException {
    for (Path file : good("instruments")) {
      assertThat(complaints("instrument", read(file))).as(file.toString()).isEmpty();
    }
    for (Path file : good("")) {
      assertThat(complaints("survey", read(file))).as(file.toString()).isEmpty();
    }
    for (Path file : SurveyFilesTest.files(SurveyFilesTest.SURVEYS.resolve("populations"))) {
      assertThat(complaints("population", read(file))).as(file.toString()).isEmpty();
    }
    assertThat(
            complaints("overlay", read(Path.of("src/test/resources/surveys/overlays/mood.yaml"))))
        .isEmpty();
  }

  @Test
  void the_schema_refuses_the_structural_faults_of_the_bad_files() throws IOException {
    refuses("instrument", SurveyFilesTest.files(BAD.resolve("instruments")), this::instrument);
    refuses("survey", SurveyFilesTest.files(BAD.resolve("surveys")), this::survey);
    assertThat(disagreements).isEmpty();
  }

  private void refuses(
      String schema, List<Path> files, BiFunction<Path, Node, List<Problem>> loader) {
    for (Path file : files) {
      Problems problems = new Problems();
      Node node = Yaml.read(file, problems);
      if (node != null && problems.isEmpty()) {
        agree(schema, file.toString(), node, loader.apply(file, node));
      }
    }
  }

  @Test
  void whatever_key_is_taken_away_or_added_schema_and_loader_agree() throws IOException {
    for (Path file : good("instruments")) {
      mutate("instrument", file, this::instrument);
    }
    for (Path file : good("")) {
      mutate("survey", file, this::survey);
    }
    assertThat(disagreements).isEmpty();
  }

  private void mutate(String schema, Path file, BiFunction<Path, Node, List<Problem>> loader) {
    Node node = read(file);
    for (Map.Entry<String, Node> mutant : mutants(node, "", 0).entrySet()) {
      agree(
          schema,
          file + " " + mutant.getKey(),
          mutant.getValue(),
          loader.apply(file, mutant.getValue()));
    }
  }

  private void agree(String schema, String what, Node node, List<Problem> problems) {
    List<String> complaints = complaints(schema, node);
    List<String> structural =
        problems.stream().map(Problem::code).filter(STRUCTURAL::contains).toList();
    if (!complaints.isEmpty() && problems.isEmpty()) {
      disagreements.add(what + ": only the schema refuses it: " + complaints);
    }
    if (complaints.isEmpty() && !structural.isEmpty()) {
      disagreements.add(what + ": only the loader refuses it: " + problems);
    }
  }

  /** Each mapping once with each key away and once with a key too many; of lists the first item. */
  private static Map<String, Node> mutants(Node node, String path, int depth) {
    Map<String, Node> mutants = new LinkedHashMap<>();
    if (node instanceof Node.Mapping mapping && depth < 8) {
      for (String key : mapping.entries().keySet()) {
        Map<String, Node> less = new LinkedHashMap<>(mapping.entries());
        less.remove(key);
        mutants.put(path + " without " + key, new Node.Mapping(node.place(), less, mapping.keys()));
        mutants(mapping.entries().get(key), path + "/" + key, depth + 1)
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
      for (int i = 0; i < Math.min(2, sequence.items().size()); i++) {
        int at = i;
        mutants(sequence.items().get(i), path + "/" + i, depth + 1)
            .forEach(
                (what, mutant) -> {
                  List<Node> items = new ArrayList<>(sequence.items());
                  items.set(at, mutant);
                  mutants.put(what, new Node.Sequence(node.place(), items));
                });
      }
    }
    return mutants;
  }

  private List<Problem> instrument(Path file, Node node) {
    Problems problems = new Problems();
    new InstrumentReader(problems).instrument(node);
    return problems.all();
  }

  private List<Problem> survey(Path file, Node node) {
    Problems problems = new Problems();
    new SurveyReader(Definitions.beside(file), problems).survey(node);
    return problems.all();
  }

  private static List<Path> good(String folder) throws IOException {
    List<Path> files = new ArrayList<>();
    files.addAll(SurveyFilesTest.files(SurveyFilesTest.SURVEYS.resolve(folder)));
    files.addAll(SurveyFilesTest.files(Path.of("src/test/resources/surveys").resolve(folder)));
    return files;
  }

  private static Node read(Path file) {
    Problems problems = new Problems();
    Node node = Yaml.read(file, problems);
    assertThat(problems.all()).isEmpty();
    return java.util.Objects.requireNonNull(node);
  }

  private static List<String> complaints(String schema, Node node) {
    return java.util.Objects.requireNonNull(SCHEMAS.get(schema)).validate(json(node)).stream()
        .map(Object::toString)
        .toList();
  }

  private static final Map<String, JsonSchema> SCHEMAS =
      Map.of(
          "instrument", schema("instrument"),
          "survey", schema("survey"),
          "overlay", schema("overlay"),
          "population", schema("population"));

  private static JsonSchema schema(String name) {
    try (InputStream in = SchemaTest.class.getResourceAsStream("/schema/" + name + "-1.json")) {
      return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(in);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
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
