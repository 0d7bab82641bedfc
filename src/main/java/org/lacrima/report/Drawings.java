package org.lacrima.report;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.lacrima.report.plot.Heading;

/**
 * The figures of a report, in their order and one after the other: the library is not made for more
 * than one thread (one report in a hundred failed in it), and two cores saved little.
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
    return IntStream.range(0, figures.size()).mapToObj(i -> draw(report, figures, i)).toList();
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
