package org.lacrima.report;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.lacrima.analysis.AnalysisResult;
import org.lacrima.analysis.AnalysisResults;
import org.lacrima.analysis.statement.Statement;
import org.lacrima.report.Table.Cell;
import org.lacrima.report.Table.Row;

/**
 * What every part of a report writes with: what was found, the words, the labels, the number rules.
 */
record Setting(Evidence evidence, Messages messages, Labels labels, Statistic statistic) {

  static final int LONGEST_LABEL = 48;

  /** A hyphen that stands for a minus. */
  private static final Pattern MINUS = Pattern.compile("(?<![\\w])-(?=[.]?\\d)");

  static Setting of(AnalysisResults results) {
    return of(Evidence.of(results));
  }

  static Setting of(Evidence evidence) {
    return of(evidence, LONGEST_LABEL);
  }

  static Setting of(Evidence evidence, int longestLabel) {
    AnalysisResults results = evidence.results();
    Messages messages = Messages.of(results.spec().language());
    return new Setting(
        evidence,
        messages,
        new Labels(results.variables(), longestLabel),
        new Statistic(
            messages, results.spec().confidence(), results.spec().alpha(), evidence.starred()));
  }

  AnalysisResults results() {
    return evidence.results();
  }

  /** A table of these data, marked where nobody gave them: it may be copied without the page. */
  Table marked(Table table) {
    AnalysisResults.Data data = results().data();
    return data == null || data.synthetic() == 0
        ? table
        : table.noting(Phrase.of(text("synthetic.title")));
  }

  /** A figure of these data, marked likewise, for those who see it and those who are told of it. */
  Block.Figure marked(Block.Figure figure) {
    AnalysisResults.Data data = results().data();
    if (data == null || data.synthetic() == 0) {
      return figure;
    }
    Phrase mark = Phrase.of(text("synthetic.title") + " ");
    return new Block.Figure(
        figure.plot(),
        mark.and(figure.caption()),
        mark.and(figure.alternative()),
        new Block.Numbers(
            figure.numbers().folded().stream().map(this::marked).toList(),
            figure.numbers().beside(),
            figure.numbers().file()));
  }

  /** Blocks about these data, with their tables and figures marked likewise. */
  List<Block> marked(List<Block> blocks) {
    List<Block> all = new ArrayList<>();
    for (Block block : blocks) {
      if (block instanceof Block.Tabular tabular) {
        all.add(new Block.Tabular(marked(tabular.table()), tabular.folded()));
      } else {
        all.add(block instanceof Block.Figure figure ? marked(figure) : block);
      }
    }
    return all;
  }

  Phrase phrase(String key, Object... arguments) {
    return messages.phrase(key, arguments);
  }

  /** A statement in the report's language, variables by their labels. */
  Phrase said(Statement statement) {
    Object[] arguments = statement.arguments().stream().map(this::said).toArray();
    if (!statement.key().isEmpty()) {
      return phrase(statement.key(), arguments);
    }
    Phrase joined = Phrase.EMPTY;
    for (Object argument : arguments) {
      joined =
          joined.and(argument instanceof Phrase phrase ? phrase : Phrase.of(argument.toString()));
    }
    return joined;
  }

  private Object said(Object argument) {
    if (argument instanceof Statement inner) {
      return said(inner);
    }
    if (argument instanceof Statement.Level level) {
      return Phrase.label(labels.level(level.variable(), level.level()));
    }
    return argument instanceof Statement.Name name
        ? Phrase.label(label(name.variable()))
        : MINUS.matcher(argument.toString()).replaceAll(ApaNumber.MINUS);
  }

  String text(String key, Object... arguments) {
    return messages.text(key, arguments);
  }

  String label(String variable) {
    return labels.of(variable);
  }

  /** A row of heads from message keys. */
  Row heads(List<String> keys) {
    return Row.of(keys.stream().map(key -> Cell.of(phrase("head." + key))).toList());
  }

  /** The head of a column of intervals: {@code 95% CI}. */
  Phrase intervalHead(Records records) {
    return phrase(
        "head.interval",
        records.all().stream()
            .filter(r -> !Double.isNaN(r.ciLow()) || !Double.isNaN(r.ciHigh()))
            .findFirst()
            .map(statistic::level)
            .orElse(ApaNumber.level(statistic.confidence())));
  }

  /** A title with the filter of its analysis, where it has one. */
  Phrase titled(AnalysisResult analysis, Phrase title) {
    return analysis.where().isEmpty()
        ? title
        : title.and(phrase("title.where", labels.where(analysis.where())));
  }
}
