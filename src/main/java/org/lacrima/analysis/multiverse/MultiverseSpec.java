package org.lacrima.analysis.multiverse;

import java.util.List;
import org.lacrima.analysis.SpecFile;
import org.lacrima.analysis.published.Target;

/**
 * The alternatives of a spec, and what to look at in each universe.
 *
 * @param focal the numbers to look at
 * @param claims ids of the claims that are asked in each universe, in their order
 * @param universes all combinations, the spec as written first
 */
public record MultiverseSpec(
    List<Choice> choices, List<Target> focal, List<String> claims, List<Universe> universes) {

  /**
   * One combination.
   *
   * @param number from 1: the spec as written
   * @param chosen for each choice, which of its alternatives, from 0
   * @param spec with nothing but the analyses that are looked at, and those adjusted with them
   * @param sameAs the number of the first universe that cannot differ from this one in what is
   *     looked at; its own where there is none before it
   * @param sameFocal the same for each focal number by itself
   * @param sameClaim the same for each claim by itself
   */
  public record Universe(
      int number,
      List<Integer> chosen,
      SpecFile spec,
      int sameAs,
      List<Integer> sameFocal,
      List<Integer> sameClaim) {
    public Universe {
      chosen = List.copyOf(chosen);
      sameFocal = List.copyOf(sameFocal);
      sameClaim = List.copyOf(sameClaim);
    }

    /** Whether no universe before it is the same. */
    public boolean distinct() {
      return sameAs == number;
    }
  }

  public MultiverseSpec {
    choices = List.copyOf(choices);
    focal = List.copyOf(focal);
    claims = List.copyOf(claims);
    universes = List.copyOf(universes);
  }
}
