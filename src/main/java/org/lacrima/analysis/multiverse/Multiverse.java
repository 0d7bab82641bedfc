package org.lacrima.analysis.multiverse;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.lacrima.analysis.Notice;
import org.lacrima.analysis.ResultRecord;
import org.lacrima.analysis.verdict.Verdict.Answer;

/**
 * What every combination of decisions shows. Universes that cannot differ from an earlier one in
 * anything that is looked at are listed, and counted once.
 *
 * @param decisions in the order of the spec
 * @param universes all of them, the spec as written first
 * @param rows the numbers that are looked at, universe by universe
 * @param curves one for each number that is looked at
 * @param claims in the order of the spec
 */
public record Multiverse(
    List<Decision> decisions,
    List<Universe> universes,
    List<Row> rows,
    List<SpecificationCurve> curves,
    List<Claim> claims,
    List<Notice> notices) {

  /**
   * Something that can be decided in several ways.
   *
   * @param alternatives the first is the spec as written
   */
  public record Decision(String name, List<String> alternatives) {
    public Decision {
      alternatives = List.copyOf(alternatives);
    }
  }

  /**
   * One combination.
   *
   * @param number from 1
   * @param chosen for each decision, which alternative, from 0
   * @param sameAs the first universe that cannot differ from this one; its own number mostly
   */
  public record Universe(int number, List<Integer> chosen, int sameAs) {
    public Universe {
      chosen = List.copyOf(chosen);
    }

    public boolean distinct() {
      return sameAs == number;
    }
  }

  /** A number in a universe. */
  public record Row(int universe, ResultRecord record) {}

  /**
   * A claim in all universes that can differ in what it looks at.
   *
   * @param id of the claim
   * @param text as it was published
   * @param asWritten what the spec as written says
   * @param counts in how many universes it holds, does not, …
   * @param answers by the number of the universe
   */
  public record Claim(
      String id,
      String study,
      String text,
      Answer asWritten,
      Map<Answer, Integer> counts,
      Map<Integer, Answer> answers) {

    public Claim {
      counts = Collections.unmodifiableMap(new EnumMap<>(counts));
      answers = Collections.unmodifiableMap(new java.util.TreeMap<>(answers));
    }

    public int holds() {
      return counts.getOrDefault(Answer.YES, 0);
    }

    /** Of all universes that differ, the share in which it holds. */
    public double share() {
      int all = counts.values().stream().mapToInt(Integer::intValue).sum();
      return all == 0 ? Double.NaN : (double) holds() / all;
    }
  }

  public Multiverse {
    decisions = List.copyOf(decisions);
    universes = List.copyOf(universes);
    rows = List.copyOf(rows);
    curves = List.copyOf(curves);
    claims = List.copyOf(claims);
    notices = List.copyOf(notices);
  }

  /** How many universes differ. */
  public long distinct() {
    return universes.stream().filter(Universe::distinct).count();
  }
}
