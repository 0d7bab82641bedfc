/**
 * Plots: what is drawn, in one calm look of ours, over Lets-Plot's grammar.
 *
 * <p>Numbers and words come in finished; nothing here knows analyses, languages or how APA prints a
 * number. Each {@link org.lacrima.report.plot.Plot} is a value; {@link
 * org.lacrima.report.plot.Plot#svg} draws it: without AWT, system fonts, clock or chance, so that
 * the same plot is the same bytes everywhere. {@link org.lacrima.report.plot.Chart} knows Lets-Plot
 * and is alone with that; {@link org.lacrima.report.plot.Redrawing} makes its SVG ours: small, with
 * {@link org.lacrima.report.plot.Ink} instead of fixed colours, and in order for screen readers.
 * Start reading at {@link org.lacrima.report.plot.ScatterPlot}.
 */
@NullMarked
package org.lacrima.report.plot;

import org.jspecify.annotations.NullMarked;
