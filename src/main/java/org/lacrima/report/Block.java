package org.lacrima.report;

import java.io.IOException;
import java.util.List;
import org.lacrima.report.plot.Plot;

/** A piece of a section, before anyone decided how it is written down. */
sealed interface Block {

  /** Hands itself to a writer: a new kind of block is a new method there, and no writer forgets. */
  void writeTo(Writer writer) throws IOException;

  /** Who writes blocks down. */
  interface Writer {

    void write(Text text) throws IOException;

    void write(Notice notice) throws IOException;

    void write(Heading heading) throws IOException;

    void write(Tabular table) throws IOException;

    void write(Figure figure) throws IOException;

    void write(Terms terms) throws IOException;

    void write(Flow flow) throws IOException;

    void write(Entries entries) throws IOException;
  }

  /**
   * A paragraph.
   *
   * @param about the anchor of the section that it sums up; empty where it stands for itself
   * @param tag what that section is called in the spec
   */
  record Text(Phrase text, String about, String tag) implements Block {

    static Text of(Phrase text) {
      return new Text(text, "", "");
    }

    @Override
    public void writeTo(Writer writer) throws IOException {
      writer.write(this);
    }
  }

  /** What a reader must know before using the numbers that follow. */
  record Notice(Phrase text) implements Block {
    @Override
    public void writeTo(Writer writer) throws IOException {
      writer.write(this);
    }
  }

  /** A heading within a section. */
  record Heading(Phrase text) implements Block {
    @Override
    public void writeTo(Writer writer) throws IOException {
      writer.write(this);
    }
  }

  /**
   * A table in APA's form; tables are numbered as they come.
   *
   * @param folded whether it is to be opened, because there are so many
   */
  record Tabular(Table table, boolean folded) implements Block {

    Tabular(Table table) {
      this(table, false);
    }

    @Override
    public void writeTo(Writer writer) throws IOException {
      writer.write(this);
    }
  }

  /**
   * A figure; figures are numbered as they come.
   *
   * @param plot drawn only where figures can be shown
   * @param caption below it
   * @param alternative what it shows, for whoever cannot see it: a sentence
   * @param numbers where what is drawn stands in numbers
   */
  record Figure(Plot plot, Phrase caption, Phrase alternative, Numbers numbers) implements Block {
    @Override
    public void writeTo(Writer writer) throws IOException {
      writer.write(this);
    }
  }

  /**
   * Where the numbers of a figure stand.
   *
   * @param folded tables of its own, to be opened
   * @param beside so many of the tables right before the figure, from the first of them
   * @param file beside the report; empty where it is none
   */
  record Numbers(List<Table> folded, int beside, String file) {
    public Numbers {
      folded = List.copyOf(folded);
    }

    static Numbers folded(List<Table> tables) {
      return new Numbers(tables, 0, "");
    }

    static Numbers beside(int tables) {
      return new Numbers(List.of(), tables, "");
    }

    static Numbers inFile(String file) {
      return new Numbers(List.of(), 0, file);
    }
  }

  /** Names and what they mean. */
  record Terms(List<Term> terms) implements Block {
    public Terms {
      terms = List.copyOf(terms);
    }

    @Override
    public void writeTo(Writer writer) throws IOException {
      writer.write(this);
    }
  }

  record Term(Phrase name, Phrase meaning) {}

  /** How many rows came in, which left and why, how many remained. */
  record Flow(List<Step> steps) implements Block {
    public Flow {
      steps = List.copyOf(steps);
    }

    @Override
    public void writeTo(Writer writer) throws IOException {
      writer.write(this);
    }
  }

  /** A list in which each entry is marked: verdicts, and why they are what they are. */
  record Entries(List<Entry> entries) implements Block {
    public Entries {
      entries = List.copyOf(entries);
    }

    @Override
    public void writeTo(Writer writer) throws IOException {
      writer.write(this);
    }
  }

  /**
   * @param mark the verdict in a word with its sign; empty where the details have each their own
   * @param number what was found, beside it
   * @param details sentences below it
   */
  record Entry(Phrase mark, Phrase what, Phrase number, List<Phrase> details) {
    public Entry {
      details = List.copyOf(details);
    }
  }

  /**
   * @param dropped these rows left; otherwise they remained
   */
  record Step(Phrase what, long rows, boolean dropped) {}
}
