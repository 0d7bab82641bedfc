package org.lacrima.report.plot;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** Draws every plot to standard output, in a process of its own. */
final class PlotAlone {

  private PlotAlone() {}

  public static void main(String[] arguments) {
    PrintStream out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
    SomePlots.all()
        .forEach(
            (name, plot) ->
                out.print(
                    plot.svg(
                        new Heading(
                            "plot-1", "Title of " + name, "A description <with> & signs."))));
    out.flush();
  }
}
