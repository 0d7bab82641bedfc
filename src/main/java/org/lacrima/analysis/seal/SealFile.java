package org.lacrima.analysis.seal;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.lacrima.definition.Fields;
import org.lacrima.definition.Node;
import org.lacrima.definition.Place;
import org.lacrima.definition.Problems;
import org.lacrima.definition.Yaml;

/**
 * The file beside a spec that holds its seals, oldest first, each with the hash of the one before:
 * what was sealed once is never written over.
 *
 * @param spec the name of the spec's file
 */
public record SealFile(String spec, List<Seal> seals) {

  private static final String FORMAT = "lacrima/seal/1";

  private static final String HEAD =
      """
      # What the spec said when it was sealed. Written by 'lacrima seal'; whoever edits it breaks it.
      # A seal's hash is the SHA-256 of its other keys as one line of JSON in UTF-8, keys in the order of
      # their code points, ", " and ": " between. It covers the hash of the seal before.
      """;

  public SealFile {
    seals = List.copyOf(seals);
  }

  /** {@code katz-2024.seal.yaml} beside {@code katz-2024.yaml}. */
  public static Path beside(Path spec) {
    Path name = spec.getFileName();
    String text = name == null ? "" : name.toString();
    return spec.resolveSibling(text.replaceAll("\\.ya?ml$", "") + ".seal.yaml");
  }

  /** The spec's seals; null where it was never sealed, or with problems where they are broken. */
  public static @Nullable SealFile find(Path spec, Problems problems) {
    Path file = beside(spec);
    if (!Files.exists(file)) {
      return null;
    }
    Node root = Yaml.read(file, problems);
    return root == null ? null : read(root, problems);
  }

  /** Reads a seal file and holds every hash against what it is of; null with problems. */
  public static @Nullable SealFile read(Node root, Problems problems) {
    int before = problems.count();
    try (Fields fields = Fields.of(root, "A seal file", problems)) {
      String format = fields.requiredText("format");
      if (!format.isEmpty() && !format.equals(FORMAT)) {
        problems.add(
            "unknown-format",
            fields.place("format"),
            "The format must be " + FORMAT + ", not '" + format + "'.");
      }
      String spec = fields.requiredText("spec");
      fields.required("seals");
      List<Seal> seals = new ArrayList<>();
      for (Node item : fields.list("seals")) {
        Seal seal = seal(item, seals, problems);
        if (seal == null) {
          return null;
        }
        seals.add(seal);
      }
      if (seals.isEmpty() && problems.count() == before) {
        broken(fields.place("seals"), "There is no seal in this file.", problems);
      }
      return problems.count() > before ? null : new SealFile(spec, seals);
    }
  }

  private static @Nullable Seal seal(Node item, List<Seal> earlier, Problems problems) {
    if (!(item instanceof Node.Mapping mapping)) {
      broken(item.place(), "A seal is a mapping, not " + item.describe() + ".", problems);
      return null;
    }
    int number = earlier.size() + 1;
    Map<String, Node> rest = new TreeMap<>(mapping.entries());
    Node told = rest.remove("hash");
    Node.Mapping entry = (Node.Mapping) NodeText.sorted(NodeText.mapping(rest));
    String hash = NodeText.hash(entry);
    if (!(told instanceof Node.Scalar scalar) || !scalar.text().equals(hash)) {
      broken(
          told == null ? item.place() : told.place(),
          "Seal " + number + " was changed after it was written: its hash is not that of its text.",
          problems);
      return null;
    }
    Seal before = earlier.isEmpty() ? null : earlier.get(earlier.size() - 1);
    String previous = before == null ? Seal.FIRST : before.hash();
    Seal seal = new Seal(number, Instant.EPOCH, previous, entry, hash);
    if (!seal.text("previous").equals(previous)) {
      broken(
          item.place(),
          "Seal " + number + " does not follow the one before it: seals were taken out or moved.",
          problems);
      return null;
    }
    try {
      return new Seal(number, Instant.parse(seal.text("sealed-at")), previous, entry, hash);
    } catch (DateTimeException e) {
      broken(item.place(), "Seal " + number + " has no time.", problems);
      return null;
    }
  }

  private static void broken(Place place, String message, Problems problems) {
    problems.add(
        "broken-seal",
        place,
        message,
        "Maybe restore the file from a backup. Whoever moves it away gets a report that says unsealed.");
  }

  /** The newest seal. */
  Seal latest() {
    return seals.get(seals.size() - 1);
  }

  String text() {
    StringBuilder out = new StringBuilder(HEAD);
    out.append("format: ").append(FORMAT).append('\n');
    NodeText.write(NodeText.mapping(Map.of("spec", NodeText.text(spec))), "", out);
    out.append("seals:\n");
    for (Seal seal : seals) {
      StringBuilder body = new StringBuilder();
      NodeText.write(NodeText.mapping(Map.of("hash", NodeText.text(seal.hash()))), "    ", body);
      NodeText.write(seal.entry(), "    ", body);
      body.replace(0, 4, "  - ");
      out.append(body);
    }
    return out.toString();
  }
}
