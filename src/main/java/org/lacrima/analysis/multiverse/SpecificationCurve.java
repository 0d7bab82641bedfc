package org.lacrima.analysis.multiverse;

import java.util.List;

/**
 * One number in every universe, from the smallest estimate to the largest: what a specification
 * curve shows. Universes that cannot differ in this number are one point; those without an estimate
 * are none.
 *
 * @param analysis the spec's id of the analysis
 * @param choices names of the choices that can change this number, in the order of the spec
 * @param alternatives of each choice, in the order of the spec; the first is the spec as written
 * @param without universes in which the number cannot be computed
 */
public record SpecificationCurve(
    String analysis,
    String x,
    String y,
    List<String> choices,
    List<List<String>> alternatives,
    List<Point> points,
    int without) {

  /**
   * One universe.
   *
   * @param universe its number in multiverse.csv, from 1: the spec as written
   * @param chosen for each choice, which of its alternatives, from 0
   * @param term which number this universe gives: {@code r}, {@code rho}, {@code difference} …
   * @param p adjusted where the spec adjusts it
   */
  public record Point(
      int universe,
      List<Integer> chosen,
      String term,
      double estimate,
      double low,
      double high,
      double p,
      long n,
      boolean significant) {
    public Point {
      chosen = List.copyOf(chosen);
    }
  }

  public SpecificationCurve {
    choices = List.copyOf(choices);
    alternatives = alternatives.stream().map(List::copyOf).toList();
    points = List.copyOf(points);
  }
}
