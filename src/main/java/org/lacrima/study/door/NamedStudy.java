package org.lacrima.study.door;

import java.nio.file.Path;
import org.lacrima.definition.InvalidInputException;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which study of which home a command is about. */
final class NamedStudy {

  @Parameters(paramLabel = "STUDY", description = "The study, as in its address: /s/STUDY.")
  private String study = "";

  @Option(
      names = "--home",
      defaultValue = "data",
      paramLabel = "DIR",
      converter = NamedDirectory.class,
      description = "The home that 'serve' uses. Default: ./${DEFAULT-VALUE}.")
  private Path home = Path.of("data");

  String name() {
    return study;
  }

  Path home() {
    return home;
  }

  InvalidInputException unknown() {
    return HomeDatabase.unknownStudy(home, study);
  }
}
