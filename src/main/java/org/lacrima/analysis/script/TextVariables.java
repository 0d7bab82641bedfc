package org.lacrima.analysis.script;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.lacrima.analysis.AnalysisResult;
import org.lacrima.analysis.AnalysisResults;
import org.lacrima.analysis.PrintedTTestSpec;
import org.lacrima.analysis.ResultRecord;
import org.lacrima.analysis.SpecFile;
import org.lacrima.analysis.plan.Plan;
import org.lacrima.analysis.samples.SampleSpec;
import org.lacrima.dataset.Variable;
import org.lacrima.dataset.formula.Expression;

/**
 * Which variables are texts. The data were read already: a group whose levels are words is one, and
 * so is what a formula compares with a text.
 */
final class TextVariables {

  private final Set<String> texts = new HashSet<>();

  private TextVariables() {}

  static Set<String> of(SpecFile spec, AnalysisResults results) {
    TextVariables found = new TextVariables();
    spec.columns().stream()
        .filter(Variable::forcedText)
        .forEach(variable -> found.texts.add(variable.name()));
    for (SpecFile.Analysis analysis : spec.analyses()) {
      if (!(analysis.spec() instanceof PrintedTTestSpec)) { // its levels are no data
        results.analyses().stream()
            .filter(result -> result.id().equals(analysis.id()))
            .forEach(found::levels);
      }
    }
    for (Plan.Derivation derivation : spec.derivations()) {
      Expression root = derivation.formula().root();
      found.compared(root);
      if (found.isText(root)) {
        found.texts.add(derivation.name());
      }
    }
    spec.exclusions().forEach(exclusion -> found.compared(exclusion.when().root()));
    SampleSpec declared = spec.samples();
    if (declared != null) {
      declared.samples().forEach(sample -> found.compared(sample.others().when().root()));
    }
    for (SpecFile.Analysis analysis : spec.analyses()) {
      analysis
          .spec()
          .needs()
          .forEach(
              need -> {
                if (need.where().formula() != null) {
                  found.compared(need.where().formula().root());
                }
              });
    }
    return found.texts;
  }

  private void levels(AnalysisResult analysis) {
    for (ResultRecord record : analysis.records()) {
      String level = record.level();
      switch (analysis.kind() + " " + record.term()) {
        case "frequencies count" -> level(record.x(), level);
        case "t-test mean", "anova mean" -> level(record.y(), level);
        case "chi-square count" -> {
          if (record.y().isEmpty()) {
            level(record.x(), level);
          } else {
            level(record.x(), level.substring(0, Math.max(0, level.indexOf(':'))));
            level(record.y(), level.substring(level.lastIndexOf(':') + 1));
          }
        }
        default -> {}
      }
    }
  }

  private void level(String variable, String level) {
    if (!level.matches("-?[0-9]+([.][0-9]+)?(e-?[0-9]+)?")) {
      texts.add(variable);
    }
  }

  private void compared(Expression e) {
    if (e instanceof Expression.Comparison c) {
      alike(List.of(c.left(), c.right()));
    } else if (e instanceof Expression.In in) {
      List<Expression> all = new java.util.ArrayList<>(in.choices());
      all.add(in.operand());
      alike(all);
    } else if (e instanceof Expression.Recode recode) {
      List<Expression> all = new java.util.ArrayList<>();
      all.add(recode.operand());
      recode.cases().forEach(each -> all.add(each.from()));
      alike(all);
    }
    e.parts().forEach(this::compared);
  }

  private void alike(List<Expression> expressions) {
    if (expressions.stream().anyMatch(this::isText)) {
      for (Expression expression : expressions) {
        if (expression instanceof Expression.Name name) {
          texts.add(name.name());
        }
      }
    }
  }

  private boolean isText(Expression e) {
    if (e instanceof Expression.TextLiteral) {
      return true;
    }
    if (e instanceof Expression.Name name) {
      return texts.contains(name.name());
    }
    if (e instanceof Expression.If choice) {
      return isText(choice.then()) || isText(choice.otherwise());
    }
    if (e instanceof Expression.Recode recode) {
      Expression otherwise = recode.otherwise();
      return recode.cases().stream().anyMatch(each -> isText(each.to()))
          || otherwise != null && isText(otherwise);
    }
    return false;
  }
}
