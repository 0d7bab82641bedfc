package org.lacrima.report;

import java.util.ArrayList;
import java.util.List;

/** How it was done: sentences for a methods section, derived variables, questions in full. */
final class MethodsChapter implements Chapter {

  @Override
  public List<Section> sections(Setting setting) {
    List<Block> blocks = new ArrayList<>();
    Methods.of(setting).forEach(paragraph -> blocks.add(Block.Text.of(paragraph)));
    List<Block.Term> derived = new ArrayList<>();
    setting
        .results()
        .derived()
        .forEach(
            (name, formula) ->
                derived.add(new Block.Term(Phrase.code(name), Phrase.code(formula))));
    terms(blocks, setting.phrase("report.derived"), derived);
    List<Block.Term> wordings = new ArrayList<>();
    setting
        .labels()
        .wordings()
        .forEach(
            (name, text) -> wordings.add(new Block.Term(Phrase.code(name), Phrase.quoted(text))));
    terms(blocks, setting.phrase("report.wordings"), wordings);
    return List.of(Section.of("methods", setting.phrase("report.methods"), blocks));
  }

  private static void terms(List<Block> blocks, Phrase heading, List<Block.Term> terms) {
    if (!terms.isEmpty()) {
      blocks.add(new Block.Heading(heading));
      blocks.add(new Block.Terms(terms));
    }
  }
}
