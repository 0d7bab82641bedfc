package org.lacrima.survey;

import java.util.List;
import java.util.Set;
import org.lacrima.definition.Problem;

/** What more is to be told of an instrument than its reader can: room scoring tries its vectors. */
public interface Trial {

  Trial NONE = (instrument, sure) -> List.of();

  /**
   * The problems of what could be read.
   *
   * @param instrument perhaps in part: other problems have been told, and what they touch left out
   * @param sure the scales of which every vector could be read
   */
  List<Problem> problems(Instrument instrument, Set<String> sure);
}
