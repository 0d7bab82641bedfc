/**
 * Results printed: HTML with APA tables, plain text, a summary for the terminal.
 *
 * <p>Prints from {@code analysis} results and from nothing else. Only this room knows APA's rules:
 * {@link org.lacrima.report.ApaNumber} how a number is written, {@link
 * org.lacrima.report.Statistic} how a test is. A {@link org.lacrima.report.Report} is sections of
 * {@link org.lacrima.report.Block}s without any markup; {@link org.lacrima.report.HtmlReport} and
 * {@link org.lacrima.report.TextReport} write it down. Each {@link org.lacrima.report.Chapter} is a
 * class that is given what was found and returns its sections. All words stand in {@code
 * report/words/}, in each language. Start reading at {@link org.lacrima.report.ReportBuilder}.
 */
@NullMarked
package org.lacrima.report;

import org.jspecify.annotations.NullMarked;
