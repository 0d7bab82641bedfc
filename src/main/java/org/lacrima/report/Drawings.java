package org.lacrima.report;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.lacrima.report.plot.Heading;

/**
 * The figures of a report, drawn by all cores, in their order.
 *
 * <p>The first of each kind is drawn alone: the library's classes make each other as they are first
 * used, and two threads that do so at once may see one half made (seen once in a hundred runs).
 */
final class Drawings {

  private Drawings() {}

  static List<String> of(Report report) {
    List<Block.Figure> figures = new ArrayList<>();
    Stream.concat(report.first().stream(), report.sections().stream())
        .flatMap(section -> section.blocks().stream())
        .forEach(
            block -> {
              if (block instanceof Block.Figure figure) {
                figures.add(figure);
              }
            });
    if (figures.isEmpty()) {
      return List.of();
    }
    String[] drawn = new String[figures.size()];
    Set<Class<?>> known = new HashSet<>();
    List<Integer> others = new ArrayList<>();
    for (int i = 0; i < drawn.length; i++) {
      if (known.add(figures.get(i).plot().getClass())) {
        drawn[i] = draw(report, figures, i);
      } else {
        others.add(i);
      }
    }
    others.parallelStream().forEach(i -> drawn[i] = draw(report, figures, i));
    return List.of(drawn);
  }

  private static String draw(Report report, List<Block.Figure> figures, int i) {
    Block.Figure figure = figures.get(i);
    return figure
        .plot()
        .svg(
            new Heading(
                "figure-" + (i + 1),
                report.messages().text("report.figure", i + 1),
                figure.alternative().text()));
  }
}
