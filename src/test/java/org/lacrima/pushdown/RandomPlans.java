package org.lacrima.pushdown;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.lacrima.analysis.plan.Filter;
import org.lacrima.analysis.plan.Need;
import org.lacrima.analysis.plan.Plan;
import org.lacrima.dataset.Variable;
import org.lacrima.dataset.formula.BoundFormula;
import org.lacrima.dataset.formula.Formula;
import org.lacrima.definition.Place;
import org.lacrima.definition.Problems;

/** Random data, random formulas over them, and every need that there is. */
final class RandomPlans {

  private static final List<String> WORDS =
      List.of(
          "a", "b", "", "ä", "Z", "007", "it''s", "\uD83D\uDE00", "\uFB01", "a,b", "x\"y", "NA");
  private static final List<String> CODES = List.of("-99", "-7.5", "NA");

  private final Random random;

  /** Whether all plans are such that SQL can answer them to the end. */
  private final boolean exact;

  /** Column to SQL type, PostgreSQL's; DuckDB's differ for decimals. */
  final Map<String, String> types = new LinkedHashMap<>();

  final List<List<String>> rows = new ArrayList<>();
  final List<Variable> columns = new ArrayList<>();

  private final List<String> derived = new ArrayList<>();

  RandomPlans(long seed) {
    this.random = new Random(seed);
    this.exact = random.nextBoolean();
    types.put("i", "integer");
    types.put("j", "smallint");
    types.put("k", "bigint");
    types.put("m", "numeric");
    types.put("n", "double precision");
    types.put("f", "real");
    types.put("s", "text"); // numbers as texts
    types.put("t", "text");
    types.put("u", "varchar(20)");
    types.put("r", "double precision"); // 17 digits
    types.put("w", "bigint"); // wide
    types.put("b", "boolean");
    types.put("day", "date");
    for (String name : types.keySet()) {
      columns.add(new Variable(name, name, null, name.equals("u"), Map.of(), null, CODES));
    }
    int n = random.nextInt(60);
    for (int row = 0; row < n; row++) {
      List<String> fields = new ArrayList<>();
      types.keySet().forEach(name -> fields.add(random.nextInt(7) == 0 ? "" : field(name)));
      rows.add(fields);
    }
  }

  private String field(String name) {
    return switch (name) {
      case "i", "j" -> random.nextInt(9) == 0 ? "-99" : "" + (random.nextInt(9) - 2);
      case "k" -> "" + (random.nextInt(2_000_000) - 1000);
      case "m" -> random.nextInt(9) == 0 ? "-7.5" : decimal(1000, 3);
      case "n" -> random.nextInt(9) == 0 ? "-7.5" : decimal(50, 2);
      case "f" -> decimal(20, 1);
      case "s" -> random.nextInt(9) == 0 ? "NA" : decimal(100, random.nextInt(3));
      case "t", "u" -> WORDS.get(random.nextInt(WORDS.size())).replace("''", "'");
      case "r" -> Double.toString(random.nextGaussian() + 3).replaceAll("E.*", "");
      case "w" -> "" + (random.nextLong() / 16);
      case "b" -> "" + random.nextInt(2);
      default -> "2024-0" + (1 + random.nextInt(9)) + "-1" + random.nextInt(9);
    };
  }

  private String decimal(int below, int scale) {
    double value = (random.nextInt(2 * below) - below / 2) + random.nextInt(1000) / 1000.0;
    String text = String.format(Locale.ROOT, "%." + scale + "f", value);
    return text.matches("-0\\.?0*") ? "0" : text;
  }

  String csv() {
    StringBuilder csv = new StringBuilder(String.join(",", types.keySet())).append('\n');
    for (List<String> row : rows) {
      for (int i = 0; i < row.size(); i++) {
        csv.append(i == 0 ? "" : ",")
            .append('"')
            .append(row.get(i).replace("\"", "\"\""))
            .append('"');
      }
      csv.append('\n');
    }
    return csv.toString();
  }

  private String pick(String... some) {
    return some[random.nextInt(some.length)];
  }

  /** A formula that is a number, a truth, or a text; sometimes of the wrong type. */
  private String number(int depth) {
    if (depth == 0 || random.nextInt(5) == 0) {
      if (!derived.isEmpty() && random.nextInt(4) == 0) {
        return derived.get(random.nextInt(derived.size()));
      }
      return pick(
          "i", "j", "k", "m", "n", "f", "s", "b", "w", "r", "i", "j", "m", "2", "0.5", "10", "0",
          "-3");
    }
    String a = number(depth - 1);
    String b = number(depth - 1);
    return switch (random.nextInt(exact ? 18 : 24)) {
      case 0, 1 -> "(" + a + " + " + b + ")";
      case 2 -> "(" + a + " - " + b + ")";
      case 3, 4 -> "(" + a + " * " + b + ")";
      case 5, 6 -> "mean(" + a + ", " + b + ", i, j" + pick("", ", min = 2", ", min = 4") + ")";
      case 7 -> "sum(" + a + ", " + b + ", i" + pick("", ", min = 3") + ")";
      case 8 -> pick("min", "max") + "(" + a + ", " + b + ", m" + pick("", ", min = 2") + ")";
      case 9 -> "count(" + a + ", t, " + b + ")";
      case 10 -> "abs(" + a + ")";
      case 11 -> "round(" + a + pick("", ", 1", ", -1", ", 2") + ")";
      case 12 -> "reverse(" + a + ", 1, 7)";
      case 13 -> "recode(" + a + ", 1 = " + b + ", 2 = 5, -7.5 = 1" + pick("", ", else = i") + ")";
      case 14 -> "recode(t, 'a' = " + a + ", 'ä' = 2" + pick("", ", else = missing") + ")";
      case 15 -> "if(" + truth(depth - 1) + ", " + a + ", " + b + ")";
      case 16 -> "mean(i .. m, min = 2)";
      case 18, 19, 20 -> "(" + a + " / " + b + ")";
      case 21 -> a + " ^ 2";
      case 22 -> "sqrt(" + a + ")";
      case 23 -> pick("log", "exp") + "(" + a + ")";
      default -> "-" + a;
    };
  }

  private String truth(int depth) {
    if (depth <= 0) {
      return pick(
          "i > 1",
          "t == 'a'",
          "missing(j)",
          "b == 1",
          "t < 'b'",
          "i in (1, 2, 3)",
          "day > '2024-05'");
    }
    String a = number(depth - 1);
    String relation = pick("==", "!=", "<", "<=", ">", ">=");
    return switch (random.nextInt(exact ? 9 : 12)) {
      case 0, 1 -> "(" + truth(depth - 1) + " and " + truth(depth - 1) + ")";
      case 2, 3 -> "(" + truth(depth - 1) + " or " + truth(depth - 1) + ")";
      case 4 -> "not " + truth(depth - 1);
      case 5 -> "missing(" + a + ")";
      case 6 -> "(" + a + ") in (1, 2.5, -3, 0)";
      case 7 -> "t in ('a', 'Z', 'it''s')";
      case 9, 10 -> "(" + truth(0) + pick(" and ", " or ") + "i / j > " + number(0) + ")";
      case 11 -> "(sqrt(i) " + relation + " m / f" + pick(" and ", " or ") + truth(0) + ")";
      default -> "(" + a + " " + relation + " " + number(depth - 1) + ")";
    };
  }

  private static BoundFormula bound(String text, List<Variable> variables) {
    Problems problems = new Problems();
    Formula formula = Formula.parse(text, Place.file("formula"), problems);
    BoundFormula bound = formula == null ? null : formula.bind(variables, problems);
    if (bound == null) {
      throw new IllegalStateException(text + ": " + problems.all());
    }
    return bound;
  }

  Plan plan() {
    List<Variable> known = new ArrayList<>(columns);
    List<Plan.Derivation> derivations = new ArrayList<>();
    List<String> names = new ArrayList<>(types.keySet());
    for (int d = 0; d < 5; d++) {
      String name = "d" + d;
      String formula =
          d == 4 && !exact && random.nextInt(3) == 0
              ? pick("standardize(i)", "standardize(m / j)")
              : random.nextInt(8) == 0
                  ? pick("if(i > 2, t, 'none')", "recode(i, 1 = 'one', else = t)")
                  : random.nextInt(4) == 0 ? truth(3) : number(3);
      derivations.add(new Plan.Derivation(name, bound(formula, known)));
      known.add(Variable.named(name));
      if (!formula.matches(".*('none'|'one').*")) {
        if (!formula.contains("standardize")) {
          derived.add(name); // an exclusion must not read what is standardized after it
        }
        names.add(name); // texts are in the data already
      }
    }
    List<Plan.Exclusion> exclusions = new ArrayList<>();
    for (int e = random.nextInt(3); e > 0; e--) {
      exclusions.add(new Plan.Exclusion(bound(truth(2), known), "reason " + e));
    }
    List<Filter> filters = new ArrayList<>(List.of(Filter.NONE));
    for (int f = 0; f < 2; f++) {
      filters.add(Filter.of(bound(truth(3), known)));
    }
    Set<Need<?>> needs = new LinkedHashSet<>();
    for (int k = 0; k < 25; k++) {
      Filter where = filters.get(random.nextInt(filters.size()));
      String x = name(names);
      String y = name(names);
      List<String> others = random.nextInt(3) == 0 ? List.of(name(names), x) : List.of();
      needs.add(
          switch (random.nextInt(11)) {
            case 0 -> new Need.RowCount(where);
            case 1, 2 -> new Need.MomentsOf(where, x, others);
            case 3 -> new Need.GroupMoments(where, x, y, others);
            case 4 -> new Need.FrequenciesOf(where, x, others);
            case 5 -> new Need.JointFrequencies(where, x, y, others, false);
            case 6 -> new Need.DifferencesOf(where, x, y, others);
            case 7 -> new Need.CrossProductsOf(where, List.of(x, y), others);
            case 8 -> new Need.GridOf(where, x, random.nextBoolean() ? y : "", others, false);
            case 9 -> new Need.GridOf(where, x, y, others, true);
            default -> new Need.CrossProductsOf(where, List.of(x, y, "i", "m"), others);
          });
    }
    if (!exact && random.nextInt(6) == 0) {
      needs.add(new Need.Cases(Filter.NONE, List.of("i", "m"), List.of("t")));
    }
    return new Plan(columns, derivations, exclusions, needs);
  }

  /** Mostly numbers, since a text where a number is needed ends a plan. */
  private String name(List<String> names) {
    String name = names.get(random.nextInt(names.size()));
    return exact && name.matches("r|w") || name.matches("t|u|day") && random.nextInt(60) > 0
        ? "i"
        : name;
  }
}
