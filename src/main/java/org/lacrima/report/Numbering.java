package org.lacrima.report;

/** Numbers tables and figures as they come, and knows which tables stand right before a figure. */
final class Numbering {

  private final Messages messages;
  private int tables;
  private int figures;

  /** The first of the tables that follow one another. */
  private int first;

  private boolean within;

  Numbering(Messages messages) {
    this.messages = messages;
  }

  /** Tables of the section before stand right before no figure of this one. */
  void section() {
    within = false;
  }

  /** Takes the block that is written next. */
  void next(Block block) {
    boolean table = block instanceof Block.Tabular;
    tables += table ? 1 : 0;
    figures += block instanceof Block.Figure ? 1 : 0;
    first = table && !within ? tables : first;
    within = table;
  }

  int table() {
    return tables;
  }

  int figure() {
    return figures;
  }

  /** Says where the numbers of the figure stand, if not with it. */
  Phrase elsewhere(Block.Figure figure) {
    Block.Numbers numbers = figure.numbers();
    if (!numbers.file().isEmpty()) {
      return Phrase.of(" ").and(messages.phrase("figure.numbers.file", numbers.file()));
    }
    int last = first + numbers.beside() - 1;
    return switch (numbers.beside()) {
      case 0 -> Phrase.EMPTY;
      case 1 -> Phrase.of(" ").and(messages.phrase("figure.numbers.table", first));
      default -> Phrase.of(" ").and(messages.phrase("figure.numbers.tables", first, last));
    };
  }
}
