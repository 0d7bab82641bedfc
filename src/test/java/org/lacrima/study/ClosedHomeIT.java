package org.lacrima.study;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A home that the file system keeps closed. Root may do everything; where these tests run as root,
 * the application runs without that right, so that the mode of a folder counts for it too.
 */
class ClosedHomeIT {

  private static final List<String> WITHOUT_RIGHTS_OF_ROOT =
      List.of("setpriv", "--bounding-set=-dac_override,-dac_read_search");

  @TempDir private Path directory = Path.of("");
  private Path home = Path.of("");

  private record Ended(int code, String told) {}

  @BeforeEach
  void a_home() throws IOException {
    home = Files.createDirectories(directory.resolve("home/postgresql/data")).resolve("../..");
    home = home.normalize();
  }

  @AfterEach
  void can_be_deleted() throws IOException {
    mode(home, "rwxr-xr-x");
  }

  private static void mode(Path folder, String permissions) throws IOException {
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString(permissions));
  }

  private Ended run(String... arguments) throws Exception {
    List<String> line = new ArrayList<>();
    if (new ProcessBuilder("test", "-w", "/").start().waitFor() == 0) {
      line.addAll(WITHOUT_RIGHTS_OF_ROOT);
    }
    line.addAll(ServeIT.application(arguments));
    Path told = directory.resolve("told.txt");
    Process process =
        new ProcessBuilder(line).redirectErrorStream(true).redirectOutput(told.toFile()).start();
    try {
      assertThat(process.waitFor(60, TimeUnit.SECONDS)).as(Files.readString(told)).isTrue();
    } finally {
      process.destroy();
    }
    return new Ended(process.exitValue(), Files.readString(told));
  }

  private Ended serve(Path where) throws Exception {
    try (ServerSocket socket = new ServerSocket(0)) {
      int port = socket.getLocalPort();
      socket.close();
      return run("serve", "--port", Integer.toString(port), "--home", where.toString());
    }
  }

  private Ended export() throws Exception {
    return run(
        "export",
        "crying-in-therapy",
        "--out",
        directory.resolve("out").toString(),
        "--home",
        home.toString());
  }

  private void told(Ended ended, Path where, String code) {
    assertThat(ended.code()).as(ended.told()).isEqualTo(1);
    assertThat(ended.told())
        .contains(where + ": [" + code + "] ")
        .contains("Maybe ")
        .doesNotContain("\tat ");
    assertThat(directory.resolve("out")).doesNotExist();
  }

  @Test
  void a_home_that_cannot_be_entered_is_told_by_both_commands() throws Exception {
    mode(home, "---------");
    told(serve(home), home, "home-not-writable");
    told(export(), home, "home-not-readable");
  }

  @Test
  void a_home_that_cannot_be_written_is_told_by_both_commands_and_stays_as_it_is()
      throws Exception {
    mode(home, "r-xr-xr-x");
    told(serve(home), home, "home-not-writable");
    told(export(), home, "home-not-writable");
    assertThat(home.resolve("postgresql/data")).isEmptyDirectory();
    assertThat(Files.list(home)).hasSize(1);
  }

  @Test
  void a_home_that_cannot_be_made_is_told() throws Exception {
    mode(home, "r-xr-xr-x");
    told(serve(home.resolve("new")), home.resolve("new"), "home-not-writable");
  }

  @Test
  void data_that_belong_to_somebody_else_are_not_called_missing() throws Exception {
    mode(home.resolve("postgresql"), "---------");
    try {
      told(export(), home, "home-not-readable");
    } finally {
      mode(home.resolve("postgresql"), "rwxr-xr-x");
    }
  }
}
