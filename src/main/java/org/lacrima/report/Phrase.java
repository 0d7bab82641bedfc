package org.lacrima.report;

import java.util.ArrayList;
import java.util.List;

/** A run of text in which some words have a role; markup is the writer's business. */
record Phrase(List<Span> spans) {

  static final Phrase EMPTY = new Phrase(List.of());

  /** What a piece of text is. */
  enum Role {
    PLAIN,
    /** Statistical symbols, which APA sets in italics. */
    SYMBOL,
    /** The name of a variable or a group within a sentence. */
    LABEL,
    /** Taken literally from a spec or a file. */
    CODE,
    /** Words of an author, in whatever language they are. */
    QUOTED,
    /** A verdict in a word with its sign: it holds. */
    YES,
    /** It does not hold. */
    NO,
    /** It cannot be said. */
    OPEN,
    /** Less important than what it stands beside. */
    ASIDE,
    /** Stars behind a number, which do not move it out of its column. */
    STARS
  }

  record Span(String text, Role role) {}

  Phrase {
    spans = List.copyOf(spans);
  }

  static Phrase of(String text) {
    return of(text, Role.PLAIN);
  }

  static Phrase label(String text) {
    return of(text, Role.LABEL);
  }

  static Phrase code(String text) {
    return of(text, Role.CODE);
  }

  static Phrase aside(String text) {
    return of(text, Role.ASIDE);
  }

  static Phrase quoted(String text) {
    return of(text, Role.QUOTED);
  }

  static Phrase symbol(String text) {
    return of(text, Role.SYMBOL);
  }

  static Phrase of(String text, Role role) {
    return text.isEmpty() ? EMPTY : new Phrase(List.of(new Span(text, role)));
  }

  Phrase and(Phrase next) {
    List<Span> all = new ArrayList<>(spans);
    all.addAll(next.spans);
    return new Phrase(all);
  }

  Phrase and(String next) {
    return and(of(next));
  }

  static Phrase join(List<Phrase> phrases, String separator) {
    Phrase joined = EMPTY;
    for (Phrase phrase : phrases) {
      joined = joined.isEmpty() ? phrase : joined.and(separator).and(phrase);
    }
    return joined;
  }

  boolean isEmpty() {
    return spans.isEmpty();
  }

  /** The bare text, without roles. */
  String text() {
    StringBuilder text = new StringBuilder();
    spans.forEach(span -> text.append(span.text()));
    return text.toString();
  }
}
