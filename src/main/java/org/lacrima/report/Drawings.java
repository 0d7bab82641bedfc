package org.lacrima.report;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.lacrima.report.plot.Heading;

/** The figures of a report, drawn by all cores, in their order. */
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
    return IntStream.range(0, figures.size())
        .parallel()
        .mapToObj(
            i -> {
              Block.Figure figure = figures.get(i);
              return figure
                  .plot()
                  .svg(
                      new Heading(
                          "figure-" + (i + 1),
                          report.messages().text("report.figure", i + 1),
                          figure.alternative().text()));
            })
        .toList();
  }
}
