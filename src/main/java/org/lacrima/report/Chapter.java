package org.lacrima.report;

import java.util.List;

/**
 * One chapter of the report: it is given what was found and tells it in sections. A new chapter is
 * a class and a line in {@link ReportBuilder}; its words are a file of their own or lines in those
 * that there are ({@link Messages}).
 */
interface Chapter {

  /** The sections in order; none where this run has nothing for this chapter. */
  List<Section> sections(Setting setting);
}
