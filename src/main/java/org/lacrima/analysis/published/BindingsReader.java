package org.lacrima.analysis.published;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.lacrima.definition.Fields;
import org.lacrima.definition.Nearest;
import org.lacrima.definition.Node;
import org.lacrima.definition.Problems;

/** Reads the section {@code published} of a spec, and the file that it names. */
public final class BindingsReader {

  private final TargetReader targets;
  private final Problems problems;

  /**
   * @param analyses the ids of the spec's analyses
   */
  public BindingsReader(Set<String> analyses, Problems problems) {
    this.targets = new TargetReader(analyses, problems);
    this.problems = problems;
  }

  /**
   * Null where the spec has no such section, or the file cannot be read.
   *
   * @param spec the spec's file; the published file stands beside it
   */
  public @Nullable Bindings read(Fields spec, Path file) {
    Fields section = spec.fields("published");
    if (section == null) {
      return null;
    }
    try (section) {
      String name = section.requiredText("file");
      Map<String, Node> values = section.entries("values");
      List<Node> tests = section.list("tests");
      Map<String, Node> claims = section.entries("claims");
      if (!name.isEmpty() && !name.matches("[\\p{L}\\p{N}][\\p{L}\\p{M}\\p{N}._-]*")) {
        problems.add(
            "bad-name",
            section.place("file"),
            "'" + name + "' is no file name.",
            "Maybe put the published values beside the spec and name the file alone.");
        name = "";
      }
      Path path = file.resolveSibling(name);
      Published published =
          name.isEmpty() ? null : PublishedReader.read(path, path.toString(), problems);
      Set<String> valueIds = published == null ? Set.of() : published.values().keySet();
      Map<String, Target> meant = new LinkedHashMap<>();
      values.forEach(
          (id, node) -> {
            if (published != null && !valueIds.contains(id)) {
              unknown("value", id, node, valueIds);
            }
            meant.put(id, targets.target(node));
          });
      List<PrintedTest> printed = new ArrayList<>();
      PrintedTestReader reader = new PrintedTestReader(published, problems);
      for (Node node : tests) {
        PrintedTest test = reader.read(node);
        if (test != null) {
          printed.add(test);
        }
      }
      Map<String, ClaimRule> rules = new LinkedHashMap<>();
      claims.forEach(
          (id, node) -> {
            if (published != null && !published.claims().containsKey(id)) {
              unknown("claim", id, node, published.claims().keySet());
            }
            ClaimRule rule = rule(node, published);
            if (rule != null) {
              rules.put(id, rule);
            }
          });
      return published == null ? null : new Bindings(published, meant, printed, rules);
    }
  }

  private void unknown(String what, String id, Node node, Set<String> known) {
    problems.add(
        "unknown-published",
        node.place(),
        "There is no published " + what + " '" + id + "'.",
        Nearest.remedy(id, known));
  }

  private @Nullable ClaimRule rule(Node node, @Nullable Published published) {
    try (Fields fields = Fields.of(node, "A claim's rule", problems)) {
      List<ClaimRule> rules = new ArrayList<>();
      Fields significant = fields.fields("significant");
      if (significant != null) {
        rules.add(significant(significant));
      }
      Fields stays = fields.fields("stays-significant");
      if (stays != null) {
        try (stays) {
          rules.add(
              new ClaimRule.StaysSignificant(
                  targets.target(stays), targets.analysis(stays, "in"), natural(stays, "except")));
        }
      }
      Fields zero = fields.fields("near-zero");
      if (zero != null) {
        rules.add(nearZero(zero));
      }
      Fields larger = fields.fields("larger");
      if (larger != null) {
        try (larger) {
          larger.required("level");
          rules.add(new ClaimRule.Larger(targets.target(larger)));
        }
      }
      Fields signs = fields.fields("same-signs");
      if (signs != null) {
        try (signs) {
          List<String> in = signs.texts("in");
          in.forEach(id -> targets.known(id, signs, "in"));
          rules.add(new ClaimRule.SameSigns(targets.target(signs), in, natural(signs, "except")));
        }
      }
      Fields direction = fields.fields("direction");
      if (direction != null) {
        rules.add(direction(direction, published));
      }
      for (String key : List.of("all", "any")) {
        if (fields.has(key)) {
          List<ClaimRule> parts = new ArrayList<>();
          for (Node part : fields.list(key)) {
            ClaimRule rule = rule(part, published);
            if (rule != null) {
              parts.add(rule);
            }
          }
          rules.add(key.equals("all") ? new ClaimRule.All(parts) : new ClaimRule.Any(parts));
        }
      }
      String because = fields.text("not-testable");
      if (because != null) {
        rules.add(new ClaimRule.NotTestable(because));
      }
      if (rules.size() != 1) {
        problems.add(
            "one-rule",
            node.place(),
            "A claim has one rule, not " + rules.size() + ".",
            "Maybe significant, stays-significant, near-zero, larger, same-signs, direction, not-testable,"
                + " or several of them below all or any.");
        return null;
      }
      return rules.get(0);
    }
  }

  private ClaimRule significant(Fields fields) {
    try (fields) {
      ClaimRule.Sign sign = fields.choice("sign", ClaimRule.Sign.class);
      Integer atLeast = fields.integer("at-least");
      if (atLeast != null && atLeast < 1) {
        problems.add("out-of-range", fields.place("at-least"), "'at-least' must be 1 or more.");
      }
      return new ClaimRule.Significant(
          targets.target(fields), sign == null ? ClaimRule.Sign.ANY : sign, atLeast);
    }
  }

  private ClaimRule direction(Fields fields, @Nullable Published published) {
    try (fields) {
      fields.required("sign");
      ClaimRule.Sign sign = fields.choice("sign", ClaimRule.Sign.class);
      if (sign == ClaimRule.Sign.ANY) {
        problems.add("no-direction", fields.place("sign"), "A direction is positive or negative.");
      }
      fields.required("printed");
      Map<String, List<String>> byStudy = new LinkedHashMap<>();
      for (Node node : fields.list("printed")) {
        String id = Fields.text(node, "A claim", problems);
        PublishedClaim claim = published == null ? null : published.claims().get(id);
        if (claim != null && published != null && id != null) {
          String citation = published.study(claim.study()).citation();
          byStudy.computeIfAbsent(citation, study -> new ArrayList<>()).add(id);
        } else if (published != null && id != null) {
          unknown("claim", id, node, published.claims().keySet());
        }
      }
      List<String> printed = new ArrayList<>();
      byStudy.forEach((study, ids) -> printed.add(study + ", " + String.join(", ", ids)));
      return new ClaimRule.Direction(
          targets.target(fields), sign == null ? ClaimRule.Sign.POSITIVE : sign, printed);
    }
  }

  private ClaimRule nearZero(Fields fields) {
    try (fields) {
      fields.required("within");
      BigDecimal within = fields.number("within");
      if (within != null && (within.signum() <= 0 || within.compareTo(BigDecimal.ONE) >= 0)) {
        problems.add("out-of-range", fields.place("within"), "'within' lies between 0 and 1.");
      }
      return new ClaimRule.NearZero(
          targets.target(fields), within == null ? new BigDecimal("0.2") : within);
    }
  }

  private int natural(Fields fields, String key) {
    Integer number = fields.integer(key);
    if (number != null && number < 0) {
      problems.add("out-of-range", fields.place(key), "'" + key + "' must not be negative.");
      return 0;
    }
    return number == null ? 0 : number;
  }
}
