package org.lacrima.project;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What can be checked of docker/ where no Docker engine is. */
class DockerFilesTest {

  private static final Path DOCKER = Path.of("docker");

  private static ObjectNode compose() throws IOException {
    return (ObjectNode)
        new ObjectMapper(new YAMLFactory())
            .readTree(Files.readString(DOCKER.resolve("compose.yaml")));
  }

  private static JsonSchema schema() throws IOException {
    try (InputStream in =
        Objects.requireNonNull(
            DockerFilesTest.class.getResourceAsStream("/docker/compose_spec.json"))) {
      return JsonSchemaFactory.getInstance(VersionFlag.V7).getSchema(in);
    }
  }

  @Test
  void compose_file_keeps_to_its_schema() throws IOException {
    ObjectNode compose = compose();
    compose.remove("name");
    assertThat(schema().validate(compose)).isEmpty();
  }

  @Test
  void schema_notices_a_misspelt_key() throws IOException {
    ObjectNode compose = compose();
    ((ObjectNode) compose.get("services").get("database")).put("imagee", "postgres:17");
    assertThat(schema().validate(compose)).isNotEmpty();
  }

  @Test
  void no_password_is_written_down() throws IOException {
    for (JsonNode service : compose().get("services")) {
      service
          .get("environment")
          .properties()
          .forEach(
              variable -> {
                if (variable.getKey().contains("PASSWORD")) {
                  assertThat(variable.getValue().asText()).startsWith("${").contains(":?");
                }
              });
    }
    assertThat(Files.readString(Path.of(".gitignore"))).contains("/docker/.env");
  }

  @Test
  void image_runs_as_nobody_special_and_says_whether_it_is_well() throws IOException {
    String last = Files.readString(DOCKER.resolve("Dockerfile"));
    String image = last.substring(last.lastIndexOf("\nFROM "));
    assertThat(image).contains("\nUSER 10001:10001\n").contains("\nHEALTHCHECK ");
  }

  @Test
  void everything_the_image_copies_is_let_in_by_its_ignore_file() throws IOException {
    String let = Files.readString(DOCKER.resolve("Dockerfile.dockerignore"));
    for (String line : Files.readAllLines(DOCKER.resolve("Dockerfile"))) {
      if (line.startsWith("COPY ") && !line.contains("--from")) {
        String[] words = line.split(" ");
        for (int i = 1; i < words.length - 1; i++) {
          assertThat(Path.of(words[i])).exists();
          assertThat(let).contains("!" + words[i]);
        }
      }
    }
  }
}
