package org.lacrima.report.plot;

/** Something that can be drawn. */
public sealed interface Plot
    permits BarPlot,
        CloudPlot,
        ForestPlot,
        HeatMap,
        Histogram,
        MatrixPlot,
        MosaicPlot,
        ScatterPanels,
        ScatterPlot,
        SpecificationCurve {

  /**
   * The plot as one SVG element: self-contained, without script and without reference to anything
   * outside. Its classes are those of {@link Ink}, whose rules stand in {@code report/plot.css};
   * where these are not, it shows in its light colours.
   */
  String svg(Heading heading);
}
