package org.lacrima.project;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which browser {@code .ci/browser} takes, on machines that have only what a test gives them. */
class BrowserFetchTest {

  private static final List<String> SYSTEM =
      List.of("bash", "env", "dirname", "mktemp", "grep", "head", "cut", "rm", "timeout");

  private static final String STARTS = "echo Chromium 140.0";
  private static final String NO_NETWORK =
      "echo 'Error: getaddrinfo ENOTFOUND cdn.example.org'; exit 1";

  /** Makes the picture that its last word names, as Playwright does once it has downloaded. */
  private static final String DOWNLOADS =
      "for word; do :; done; case $word in *screenshot*) echo picture > \"${word##* }\" ;; esac";

  @TempDir private Path machine = Path.of("");
  private final Map<String, String> variables = new HashMap<>();

  private record Ended(int code, String out, String err) {}

  @BeforeEach
  void only_the_system() throws IOException {
    Path bin = Files.createDirectories(machine.resolve("bin"));
    for (String program : SYSTEM) {
      Path found =
          Stream.of(System.getenv("PATH").split(":"))
              .map(folder -> Path.of(folder, program))
              .filter(Files::isExecutable)
              .findFirst()
              .orElse(null);
      if (found != null) {
        Files.createSymbolicLink(bin.resolve(program), found);
      }
    }
    String script = Files.readString(Path.of(".ci/browser"));
    Files.createDirectory(machine.resolve(".ci"));
    // the applications of the machine that runs this test are not those of the one that is tested
    program(".ci/browser", script.replace("/Applications/", machine + "/Applications/"));
    program("mvnw", "#!/usr/bin/env bash\n" + NO_NETWORK + "\n");
  }

  private Path program(String path, String script) throws IOException {
    Path file = Files.writeString(machine.resolve(path), script);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    return file;
  }

  private Path has(String name, String commands) throws IOException {
    return program("bin/" + name, "#!/usr/bin/env bash\n" + commands + "\n");
  }

  private Ended browser() throws IOException, InterruptedException {
    Path out = machine.resolve("out.txt");
    Path err = machine.resolve("err.txt");
    ProcessBuilder builder =
        new ProcessBuilder(new ArrayList<>(List.of(machine.resolve(".ci/browser").toString())))
            .redirectOutput(out.toFile())
            .redirectError(err.toFile());
    builder.environment().keySet().removeIf(name -> name.startsWith("LACRIMA_"));
    builder.environment().put("PATH", machine.resolve("bin").toString());
    builder.environment().put("TMPDIR", machine.toString());
    builder.environment().putAll(variables);
    Process process = builder.start();
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    return new Ended(
        process.exitValue(), Files.readString(out).strip(), Files.readString(err).strip());
  }

  @Test
  void the_named_browser_comes_first_and_must_start() throws Exception {
    has("chromium", STARTS);
    Path named = program("own browser", "#!/usr/bin/env bash\n" + STARTS + "\n");
    variables.put("LACRIMA_BROWSER", named.toString());
    assertThat(browser()).isEqualTo(new Ended(0, named.toString(), ""));
    variables.put("LACRIMA_BROWSER", machine.toString());
    Ended folder = browser();
    assertThat(folder.code()).isEqualTo(1);
    assertThat(folder.out()).isEmpty();
    assertThat(folder.err()).contains("LACRIMA_BROWSER does not start: " + machine);
  }

  @Test
  void an_installed_browser_is_taken_and_nothing_is_fetched() throws Exception {
    Path chrome = has("google-chrome", STARTS);
    assertThat(browser()).isEqualTo(new Ended(0, chrome.toString(), ""));
    Path chromium = has("chromium", STARTS);
    assertThat(browser()).isEqualTo(new Ended(0, chromium.toString(), ""));
  }

  @Test
  void a_name_that_only_tells_how_to_install_a_browser_is_none() throws Exception {
    has("chromium-browser", "echo 'Please install it.' >&2; exit 1");
    Path chrome = has("google-chrome-stable", STARTS);
    assertThat(browser().out()).isEqualTo(chrome.toString());
  }

  @Test
  void where_none_is_installed_playwright_keeps_one() throws Exception {
    program("mvnw", "#!/usr/bin/env bash\n" + DOWNLOADS + "\n");
    Ended ended = browser();
    assertThat(ended.code()).as(ended.err()).isZero();
    assertThat(ended.out()).isEmpty();
    assertThat(ended.err()).contains("the one that Playwright keeps");
  }

  @Test
  void a_download_that_draws_nothing_is_none() throws Exception {
    program("mvnw", "#!/usr/bin/env bash\nexit 0\n");
    assertThat(browser().code()).isEqualTo(1);
  }

  @Test
  void where_nothing_can_be_downloaded_root_gets_one_from_apt() throws Exception {
    Path chromium = machine.resolve("bin/chromium");
    has("id", "echo 0");
    has(
        "apt-get",
        "case $* in *install*chromium*) { echo '#!/usr/bin/env bash'; echo '"
            + STARTS
            + "'; } > '"
            + chromium
            + "'; /bin/chmod +x '"
            + chromium
            + "' ;; esac; echo 'Setting up'");
    Ended ended = browser();
    assertThat(ended.code()).as(ended.err()).isZero();
    assertThat(ended.out()).as("only the path").isEqualTo(chromium.toString());
    assertThat(ended.err()).contains("ENOTFOUND", "apt-get installs Chromium");
  }

  @Test
  void where_there_is_no_way_the_last_word_says_so_and_the_code_is_1() throws Exception {
    String lastWord =
        "browser: there is no browser, and none could be fetched. Maybe install Chromium, or name"
            + " one with LACRIMA_BROWSER.";
    Ended noApt = browser();
    assertThat(noApt.code()).isEqualTo(1);
    assertThat(noApt.out()).isEmpty();
    assertThat(noApt.err()).contains("there is no apt-get").endsWith(lastWord);
    has("id", "echo 1000");
    has("apt-get", "exit 0");
    Ended noRoot = browser();
    assertThat(noRoot.code()).isEqualTo(1);
    assertThat(noRoot.err()).contains("needs root").endsWith(lastWord);
    has("id", "echo 0");
    has("apt-get", "echo 'E: no package' >&2; exit 100");
    Ended noPackage = browser();
    assertThat(noPackage.code()).isEqualTo(1);
    assertThat(noPackage.err()).contains("E: no package", "could not").endsWith(lastWord);
    variables.put("LACRIMA_BROWSER_FETCH", "no");
    Ended forbidden = browser();
    assertThat(forbidden.code()).isEqualTo(1);
    assertThat(forbidden.err()).doesNotContain("apt-get").contains("none is to be fetched");
  }
}
