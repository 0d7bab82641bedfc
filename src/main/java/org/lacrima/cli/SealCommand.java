package org.lacrima.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.Callable;
import org.lacrima.analysis.AnalysisSpecLoader;
import org.lacrima.analysis.SpecFile;
import org.lacrima.analysis.seal.SealFile;
import org.lacrima.analysis.seal.SealWords;
import org.lacrima.analysis.seal.Sealing;
import org.lacrima.definition.InvalidInputException;
import org.lacrima.definition.Problems;
import org.lacrima.export.OutputFiles;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code lacrima seal}: writes down what a spec says before the data are there. */
@Command(
    name = "seal",
    description = "Write SPEC's seal beside it: what it says now, with time and hash.",
    mixinStandardHelpOptions = true)
final class SealCommand implements Callable<Integer> {

  private final Clock clock;

  @Spec private CommandSpec command = CommandSpec.create();

  @Parameters(paramLabel = "SPEC", description = "The analysis spec, a YAML file.")
  private Path path = Path.of("");

  SealCommand() {
    this(Clock.systemUTC());
  }

  SealCommand(Clock clock) {
    this.clock = clock;
  }

  @Override
  public Integer call() {
    SurveyShelf shelf = new SurveyShelf(path);
    SpecFile spec = AnalysisSpecLoader.check(path, shelf).get();
    Problems problems = new Problems();
    SealFile before = SealFile.find(path, problems);
    if (!problems.isEmpty()) {
      throw new InvalidInputException(problems.all());
    }
    Sealing.Sealed sealed =
        Sealing.seal(path, spec, shelf.measures(spec), before, clock.instant(), Engine.name());
    Path file = SealFile.beside(path);
    if (sealed.fresh()) {
      try (OutputFiles files = new OutputFiles()) {
        files.write(file, writer -> writer.write(sealed.text()));
        files.finish();
      }
    }
    tell(spec, file, sealed);
    return 0;
  }

  private void tell(SpecFile spec, Path file, Sealing.Sealed sealed) {
    PrintWriter out = command.commandLine().getOut();
    if (!sealed.fresh()) {
      out.println("Nothing has changed since seal " + sealed.number() + " of " + sealed.sealedAt());
    } else {
      int n = spec.analyses().size();
      out.println(
          "Sealed "
              + spec.id()
              + " at "
              + sealed.sealedAt()
              + (n == 1 ? ": 1 analysis." : ": " + n + " analyses."));
      if (sealed.number() > 1) {
        out.println("This is seal " + sealed.number() + "; the earlier ones are kept.");
      }
      SealWords.changes(sealed.differences()).forEach(line -> out.println("  " + line));
      out.println("Written to " + file + ".");
    }
    out.println("Hash: " + sealed.hash());
    out.println(
        "An edited spec or seal is noticed. A wrong clock, or a spec sealed anew after its seal was"
            + " deleted, cannot be: deposit the hash where others date it (a registry such as OSF, or"
            + " RFC 3161: openssl ts -query -sha256 -digest HASH -out seal.tsq).");
    out.flush();
  }
}
