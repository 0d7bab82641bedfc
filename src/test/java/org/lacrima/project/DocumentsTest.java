package org.lacrima.project;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Documents name things; the things must be there. */
class DocumentsTest {

  private static final List<String> DOCUMENTS =
      List.of("README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "CHANGELOG.md");

  private static List<String> matches(String pattern, String text) {
    List<String> found = new ArrayList<>();
    Matcher matcher = Pattern.compile(pattern).matcher(text);
    while (matcher.find()) {
      found.add(matcher.group(1));
    }
    return found;
  }

  private static Set<String> classes() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("src"))) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".java"))
          .map(name -> name.replace(".java", ""))
          .collect(Collectors.toSet());
    }
  }

  private static List<Path> pages() throws IOException {
    try (Stream<Path> docs = Files.walk(Path.of("docs"))) {
      return Stream.concat(
              DOCUMENTS.stream().map(Path::of),
              docs.filter(file -> file.toString().endsWith(".md")))
          .toList();
    }
  }

  @Test
  void classes_that_documents_name_exist() throws IOException {
    Set<String> elsewhere = Set.of("StrictMath", "FastMath");
    for (String document : List.of("ARCHITECTURE.md", "CONTRIBUTING.md")) {
      List<String> named = matches("`([A-Z][a-z]+[A-Za-z]*)`", Files.readString(Path.of(document)));
      assertThat(named).isNotEmpty();
      named.removeAll(elsewhere);
      named.removeAll(Set.of("Impl", "Dto", "Manager", "Helper", "Util"));
      assertThat(classes()).as(document).containsAll(named);
    }
  }

  @Test
  void rooms_of_the_architecture_are_the_packages_that_exist() throws IOException {
    List<String> named =
        matches("(?m)^\\| `([a-z]+)` \\|", Files.readString(Path.of("ARCHITECTURE.md")));
    try (Stream<Path> rooms = Files.list(Path.of("src/main/java/org/lacrima"))) {
      assertThat(named)
          .containsExactlyInAnyOrderElementsOf(
              rooms.filter(Files::isDirectory).map(room -> room.getFileName().toString()).toList());
    }
  }

  @Test
  void links_lead_somewhere() throws IOException {
    for (Path page : pages()) {
      Path folder = page.toAbsolutePath().getParent();
      for (String link : matches("\\]\\(([^)#]+)[^)]*\\)", Files.readString(page))) {
        if (!link.startsWith("http")) {
          assertThat(folder.resolve(link)).as(page.toString()).exists();
        }
      }
    }
  }

  @Test
  void programs_that_documents_call_are_there_and_can_be_run() throws IOException {
    for (Path page : pages()) {
      for (String program :
          matches("(?:`|^|\\n|&& )(\\./[a-z]+|docker/make-secrets)\\b", Files.readString(page))) {
        assertThat(Path.of(program)).as(page.toString()).isExecutable();
      }
    }
  }

  @Test
  void readme_stays_short() throws IOException {
    assertThat(Files.readAllLines(Path.of("README.md"))).hasSizeLessThan(120);
  }

  @Test
  void each_decision_stands_in_the_list() throws IOException {
    String list = Files.readString(Path.of("docs/adr/README.md"));
    try (Stream<Path> decisions = Files.list(Path.of("docs/adr"))) {
      decisions
          .map(file -> file.getFileName().toString())
          .filter(name -> !name.equals("README.md"))
          .forEach(name -> assertThat(list).contains("(" + name + ")"));
    }
  }
}
