package org.lacrima.analysis.seal;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lacrima.analysis.SpecFile;
import org.lacrima.analysis.published.Bindings;
import org.lacrima.definition.InvalidInputException;
import org.lacrima.definition.Node;
import org.lacrima.definition.Problems;
import org.lacrima.definition.Yaml;

/** Seals a spec, or finds that nothing has changed since it was sealed. */
public final class Sealing {

  private Sealing() {}

  /**
   * What came of it.
   *
   * @param text of the seal file
   * @param fresh whether a seal was added; else the latest one still says everything
   * @param number of the latest seal
   * @param sealedAt when it was made
   * @param hash to be deposited somewhere else
   * @param differences from the seal before, analysis by analysis; empty for a first one
   */
  public record Sealed(
      String text,
      boolean fresh,
      int number,
      Instant sealedAt,
      String hash,
      List<SealFindings.Standing> differences) {
    public Sealed {
      differences = List.copyOf(differences);
    }
  }

  /**
   * Seals a spec that loads.
   *
   * @param before its seals so far; null where there are none
   */
  public static Sealed seal(
      Path path,
      SpecFile spec,
      Measures measures,
      @Nullable SealFile before,
      Instant now,
      String engine) {
    Seal.Contents contents = contents(path, spec, measures);
    List<Seal> seals = new ArrayList<>(before == null ? List.of() : before.seals());
    Seal latest = seals.isEmpty() ? null : seals.get(seals.size() - 1);
    Seal next = Seal.of(contents, latest, now, engine);
    boolean fresh = latest == null || !next.sealsTheSameAs(latest);
    List<SealFindings.Standing> differences =
        before == null ? List.of() : SealCheck.changes(before, contents.meaning());
    Path name = path.getFileName();
    if (fresh) {
      seals.add(next);
    }
    SealFile file = new SealFile(name == null ? "" : name.toString(), seals);
    Seal newest = file.latest();
    return new Sealed(
        file.text(), fresh, newest.number(), newest.sealedAt(), newest.hash(), differences);
  }

  /** Everything that a seal of this spec covers, read again from its files. */
  static Seal.Contents contents(Path path, SpecFile spec, Measures measures) {
    Problems problems = new Problems();
    Node root = Yaml.read(path, problems);
    Bindings bindings = spec.published();
    Node read =
        bindings == null
            ? null
            : Yaml.read(path.resolveSibling(bindings.published().file()), problems);
    Node published = read == null ? null : NodeText.sorted(read);
    if (!(root instanceof Node.Mapping mapping)) {
      throw new InvalidInputException(problems.all());
    }
    return new Seal.Contents(spec, SpecMeaning.of(mapping, measures), measures, published);
  }
}
