package org.lacrima.survey;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whose an instrument is and what may be done with it.
 *
 * @param holder whom to ask
 * @param terms in one or two sentences
 * @param source where the terms were read; null where no source says
 */
public record Rights(String holder, String terms, Licence licence, @Nullable String source) {

  /** How far the permission to use the instrument reaches. */
  public enum Licence {
    /** Made for this project, free with it. */
    OWN,
    /** Free for anybody. */
    FREE,
    /** Free for research that is not commercial, with citation. */
    RESEARCH,
    /** The holder has to be asked, and has not been. */
    ASK,
    /** The holder was asked and agreed. */
    GRANTED
  }

  /** Where the wording of an instrument comes from. */
  public enum Wording {
    /** The instrument's published words. */
    ORIGINAL,
    /** An approved translation of the published words. */
    TRANSLATION,
    /** Our own words for the same content: not validated, for development and demonstration. */
    PARAPHRASE,
    /** The instrument is ours, and so are its words. */
    OWN
  }

  /** A reference to the literature. */
  public record Citation(String text, @Nullable String doi) {}

  static final List<Citation> NO_CITATIONS = List.of();
}
