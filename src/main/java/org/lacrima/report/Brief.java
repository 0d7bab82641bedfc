package org.lacrima.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lacrima.analysis.AnalysisResult;
import org.lacrima.analysis.ResultRecord;
import org.lacrima.analysis.multiverse.Multiverse;
import org.lacrima.analysis.multiverse.SpecificationCurve;
import org.lacrima.analysis.samples.Forest;
import org.lacrima.analysis.samples.ForestRow;
import org.lacrima.analysis.samples.SampleSpec;
import org.lacrima.analysis.samples.Samples;

/** What samples and other decisions say, in a line each: for the first screen and the terminal. */
record Brief(Setting setting) {

  /** Of each analysis the strongest number, sample by sample; none where the data are one. */
  List<Block.Entry> samples() {
    Samples samples = setting.results().samples();
    if (samples == null) {
      return List.of();
    }
    Map<String, List<Forest>> byAnalysis = new LinkedHashMap<>();
    samples
        .forests()
        .forEach(
            forest ->
                byAnalysis.computeIfAbsent(forest.analysis(), id -> new ArrayList<>()).add(forest));
    List<Block.Entry> entries = new ArrayList<>();
    for (AnalysisResult analysis : setting.results().analyses()) {
      List<Forest> forests = byAnalysis.get(analysis.id());
      if (forests != null) {
        entries.add(correlations(forests));
      } else if (analysis.kind().equals("t-test")) {
        Block.Entry entry = difference(analysis, samples);
        if (entry != null) {
          entries.add(entry);
        }
      }
    }
    return entries;
  }

  private Block.Entry correlations(List<Forest> forests) {
    Forest strongest = forests.get(0);
    for (Forest forest : forests) {
      strongest = strength(forest) > strength(strongest) ? forest : strongest;
    }
    List<Phrase> numbers = new ArrayList<>();
    for (ForestRow row : strongest.rows()) {
      if (row.kind() == ForestRow.Kind.SAMPLE) {
        numbers.add(
            number(
                row.label(),
                Double.isNaN(row.estimate()) ? "" : ApaNumber.bounded(row.estimate())));
      }
    }
    Phrase what =
        Phrase.label(setting.label(strongest.x()))
            .and(" \u00d7 ")
            .and(Phrase.label(setting.label(strongest.y())));
    if (!strongest.given().isEmpty()) {
      what = what.and(" | ").and(Phrase.label(setting.labels().covariates(strongest.given())));
    }
    return new Block.Entry(
        Phrase.EMPTY,
        what,
        Phrase.join(numbers, " \u00b7 "),
        List.of(AcrossSamplesChapter.sameSigns(forests, setting)));
  }

  /** How far the pooled estimate is from nothing. */
  private static double strength(Forest forest) {
    return forest.rows().stream()
        .filter(row -> row.kind() == ForestRow.Kind.POOLED && !Double.isNaN(row.estimate()))
        .mapToDouble(row -> Math.abs(row.estimate()))
        .findFirst()
        .orElse(0);
  }

  private Block.@Nullable Entry difference(AnalysisResult analysis, Samples samples) {
    ResultRecord test = GroupFindings.strongest(new Records(analysis.records()), "difference");
    if (test == null) {
      return null;
    }
    List<Phrase> numbers = new ArrayList<>();
    boolean any = false;
    for (Samples.Sample sample : samples.samples()) {
      String id = SampleSpec.id(analysis.id(), sample.name());
      String estimate = "";
      for (AnalysisResult each : samples.analyses()) {
        if (each.id().equals(id)) {
          any = true;
          ResultRecord same =
              new Records(each.records())
                  .find(test.method(), "difference", test.x(), test.y(), test.level());
          if (same != null && !Double.isNaN(same.estimate())) {
            estimate = ApaNumber.amount(same.estimate(), 1);
          }
        }
      }
      numbers.add(number(sample.name(), estimate));
    }
    return any
        ? new Block.Entry(
            Phrase.EMPTY,
            Phrase.label(RecordTables.pair(test, setting)).and(order(analysis, test)),
            Phrase.join(numbers, " \u00b7 "),
            List.of())
        : null;
  }

  /** Which group is subtracted from which: {@code , No − Yes}. */
  private Phrase order(AnalysisResult analysis, ResultRecord test) {
    List<String> levels =
        new Records(analysis.records())
            .levels("mean", test.x(), test.y()).stream()
                .map(level -> setting.labels().level(test.y(), level))
                .toList();
    return levels.size() == 2
        ? Phrase.of(", ").and(Phrase.label(String.join(" " + ApaNumber.MINUS + " ", levels)))
        : Phrase.EMPTY;
  }

  private static Phrase number(String sample, String estimate) {
    return Phrase.code(sample).and("\u00a0" + (estimate.isEmpty() ? ApaNumber.NONE : estimate));
  }

  /** {@code Holds in 48 of 48 combinations}; empty where nobody asked it. */
  Phrase holds(String claim) {
    Multiverse multiverse = setting.results().multiverse();
    if (multiverse != null) {
      for (Multiverse.Claim each : multiverse.claims()) {
        if (each.id().equals(claim)) {
          int all = each.counts().values().stream().mapToInt(Integer::intValue).sum();
          return setting.phrase("brief.holds", each.holds(), all, ApaNumber.percent(each.share()));
        }
      }
    }
    return Phrase.EMPTY;
  }

  /** Of each number that is looked at, in how many combinations it is significant. */
  List<Block.Entry> curves() {
    Multiverse multiverse = setting.results().multiverse();
    List<Block.Entry> entries = new ArrayList<>();
    for (SpecificationCurve curve :
        multiverse == null ? List.<SpecificationCurve>of() : multiverse.curves()) {
      long significant =
          curve.points().stream().filter(SpecificationCurve.Point::significant).count();
      Phrase what = Phrase.label(setting.label(curve.x()));
      if (!curve.y().isEmpty()) {
        what = what.and(" \u00d7 ").and(Phrase.label(setting.label(curve.y())));
      }
      entries.add(
          new Block.Entry(
              Phrase.EMPTY,
              what.and(" ").and(Phrase.aside(curve.analysis())),
              setting.phrase("brief.significant", significant, curve.points().size()),
              List.of()));
    }
    return entries;
  }
}
