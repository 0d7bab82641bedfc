package org.lacrima.report;

import java.util.ArrayList;
import java.util.List;
import org.lacrima.analysis.AnalysisResult;
import org.lacrima.analysis.Drawn;
import org.lacrima.analysis.ResultRecord;
import org.lacrima.analysis.plan.Grid;
import org.lacrima.analysis.plan.Level;
import org.lacrima.report.plot.Axis;
import org.lacrima.report.plot.CloudPlot;

/** Outcomes in groups, differences of pairs: how they lie, case by case. */
final class GroupFigures {

  private static final int MOST_FIGURES = 12;
  private static final int MOST_GROUPS = 12;

  private final AnalysisResult analysis;
  private final Setting setting;

  private GroupFigures(AnalysisResult analysis, Setting setting) {
    this.analysis = analysis;
    this.setting = setting;
  }

  static List<Block.Figure> of(AnalysisResult analysis, Setting setting) {
    GroupFigures figures = new GroupFigures(analysis, setting);
    List<Block.Figure> made = new ArrayList<>();
    for (Drawn drawn : analysis.drawn()) {
      if (drawn.cells().total() == 0 || made.size() == MOST_FIGURES) {
        continue;
      }
      if (drawn instanceof Drawn.Groups groups
          && groups.cells().cells().columns().size() <= MOST_GROUPS) {
        made.add(figures.groups(groups));
      } else if (drawn instanceof Drawn.Differences differences) {
        made.add(figures.differences(differences));
      }
    }
    return made;
  }

  private Block.Figure groups(Drawn.Groups drawn) {
    List<Level> levels = drawn.cells().cells().columns();
    List<CloudPlot.Group> groups = new ArrayList<>();
    List<Phrase> means = new ArrayList<>();
    for (int g = 0; g < levels.size(); g++) {
      String level = levels.get(g).text();
      String name =
          drawn.group().isEmpty()
              ? setting.label(drawn.outcome())
              : setting.labels().group(drawn.group(), level);
      for (Drawn.Mean mean : drawn.means()) {
        if (mean.level().equals(level)) {
          groups.add(
              new CloudPlot.Group(
                  name,
                  name + " (n = " + ApaNumber.count(mean.n()) + ")",
                  DrawnCells.values(drawn.cells().cells(), g),
                  mean.mean(),
                  mean.low(),
                  mean.high()));
          means.add(
              setting.phrase(
                  "figure.mean",
                  Phrase.label(name),
                  ApaNumber.amount(mean.mean(), mean.sd()),
                  ApaNumber.amount(mean.sd()),
                  ApaNumber.count(mean.n())));
        }
      }
    }
    Phrase what =
        drawn.group().isEmpty()
            ? Phrase.of(setting.label(drawn.outcome()))
            : setting.phrase(
                "figure.groups", setting.label(drawn.outcome()), setting.label(drawn.group()));
    return figure(drawn.outcome(), Double.NaN, what, groups, drawn.cells(), means);
  }

  private Block.Figure differences(Drawn.Differences drawn) {
    String name =
        setting.text("figure.difference", setting.label(drawn.x()), setting.label(drawn.y()));
    double mean = Double.NaN;
    double low = Double.NaN;
    double high = Double.NaN;
    long n = drawn.cells().total();
    for (ResultRecord r : analysis.records()) {
      if (r.term().equals("difference") && r.x().equals(drawn.x()) && r.y().equals(drawn.y())) {
        mean = r.estimate();
        low = r.ciLow();
        high = r.ciHigh();
      }
    }
    CloudPlot.Group group =
        new CloudPlot.Group(
            name,
            name + " (n = " + ApaNumber.count(n) + ")",
            DrawnCells.values(drawn.cells().cells(), 0),
            mean,
            low,
            high);
    Phrase said =
        setting.phrase(
            "figure.mean.only", Phrase.label(name), ApaNumber.amount(mean), ApaNumber.count(n));
    return figure("", 0, Phrase.of(name), List.of(group), drawn.cells(), List.of(said));
  }

  private Block.Figure figure(
      String variable,
      double reference,
      Phrase what,
      List<CloudPlot.Group> groups,
      Grid grid,
      List<Phrase> means) {
    double[] values = DrawnCells.numbers(grid.cells().rows());
    double least = values[0];
    double most = values[values.length - 1];
    if (!Double.isNaN(reference)) {
      least = StrictMath.min(least, reference);
      most = StrictMath.max(most, reference);
    }
    for (CloudPlot.Group group : groups) {
      least = Double.isNaN(group.low()) ? least : StrictMath.min(least, group.low());
      most = Double.isNaN(group.high()) ? most : StrictMath.max(most, group.high());
    }
    Axis axis =
        variable.isEmpty()
            ? Axis.around(what.text(), least, most, 7, Axes::number)
            : Axes.of(variable, least, most, setting);
    boolean counted = grid.total() > Grid.MOST_CASES;
    CloudPlot plot = new CloudPlot(axis, reference, groups, counted);
    String level = ApaNumber.level(setting.statistic().confidence());
    return new Block.Figure(
        plot,
        setting
            .titled(analysis, what)
            .and(". ")
            .and(setting.phrase(counted ? "figure.cloud.counted" : "figure.cloud", level)),
        setting.phrase("figure.cloud.alternative", what).and(Phrase.join(means, "; ")).and("."),
        new DrawnNumbers(setting, level).of(plot, what, grid.rowWidth()));
  }
}
