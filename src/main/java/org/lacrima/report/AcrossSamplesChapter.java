package org.lacrima.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.lacrima.analysis.AnalysisResult;
import org.lacrima.analysis.AnalysisResults;
import org.lacrima.analysis.ResultRecord;
import org.lacrima.analysis.samples.Forest;
import org.lacrima.analysis.samples.ForestRow;
import org.lacrima.analysis.samples.SampleSpec;
import org.lacrima.analysis.samples.Samples;
import org.lacrima.report.Table.Cell;
import org.lacrima.report.Table.Row;
import org.lacrima.report.plot.Axis;
import org.lacrima.report.plot.ForestPlot;

/**
 * Several samples under one spec: who they are, which direction each shows, whether they differ,
 * and what they show together.
 */
final class AcrossSamplesChapter implements Chapter {

  /** The anchor of the chapter. */
  static final String ANCHOR = "samples";

  private static final int MOST_DRAWN = 8;

  @Override
  public List<Section> sections(Setting setting) {
    Samples samples = setting.results().samples();
    if (samples == null) {
      return List.of();
    }
    List<Block> blocks = new ArrayList<>();
    blocks.add(Block.Text.of(setting.phrase("samples.intro", samples.samples().size())));
    if (samples.samples().stream().anyMatch(sample -> sample.data().synthetic() > 0)) {
      blocks.add(new Block.Notice(setting.phrase("samples.synthetic")));
    }
    blocks.add(new Block.Tabular(people(samples, setting)));
    Map<String, List<Forest>> byAnalysis = new LinkedHashMap<>();
    samples
        .forests()
        .forEach(
            forest ->
                byAnalysis.computeIfAbsent(forest.analysis(), id -> new ArrayList<>()).add(forest));
    byAnalysis.forEach((id, forests) -> blocks.addAll(correlations(id, forests, samples, setting)));
    for (AnalysisResult first : setting.results().analyses()) {
      if (first.kind().equals("t-test")) {
        blocks.addAll(differences(first, samples, setting));
      }
    }
    return List.of(Section.of(ANCHOR, setting.phrase("samples.title"), setting.marked(blocks)));
  }

  private static Table people(Samples samples, Setting setting) {
    List<Row> rows = new ArrayList<>();
    for (Samples.Sample sample : samples.samples()) {
      AnalysisResults.Data data = sample.data();
      rows.add(
          Row.of(
              List.of(
                  Cell.of(Phrase.code(sample.name())),
                  Cell.of(setting.labels().level(samples.column(), sample.value())),
                  Cell.of(ApaNumber.count(data.rows())),
                  Cell.of(ApaNumber.count(data.analysed())),
                  Cell.of(ApaNumber.count(data.synthetic())))));
    }
    return new Table(
        setting.phrase("samples.people"),
        5,
        List.of(heads(List.of("sample", "level", "rows", "analysed", "synthetic"), setting)),
        rows,
        List.of());
  }

  private static Row heads(List<String> keys, Setting setting) {
    return Row.of(
        keys.stream().map(key -> Cell.of(setting.phrase("samples.head." + key))).toList());
  }

  /** A sentence, a table and a figure about the correlations of one analysis. */
  private static List<Block> correlations(
      String id, List<Forest> forests, Samples samples, Setting setting) {
    List<Block> blocks = new ArrayList<>();
    blocks.add(new Block.Heading(setting.phrase("samples.of", Phrase.code(id))));
    blocks.add(Block.Text.of(directions(id, forests, samples, setting)));
    result(samples, SampleSpec.id(id, SampleSpec.POOLED))
        .forEach(
            of ->
                of.notices()
                    .forEach(notice -> blocks.add(new Block.Notice(setting.said(notice.said())))));
    Table table = table(id, forests, samples, setting);
    blocks.add(new Block.Tabular(table));
    if (forests.stream().anyMatch(forest -> forest.rows().stream().anyMatch(r -> drawn(r)))) {
      blocks.add(figure(id, forests, setting));
    }
    return blocks;
  }

  /** How many have an estimate. */
  private static long samples(Forest forest) {
    return forest.rows().stream()
        .filter(row -> row.kind() == ForestRow.Kind.SAMPLE && drawn(row))
        .count();
  }

  private static boolean drawn(ForestRow row) {
    return !Double.isNaN(row.estimate());
  }

  private static List<AnalysisResult> result(Samples samples, String id) {
    return samples.analyses().stream().filter(each -> each.id().equals(id)).toList();
  }

  private static Phrase directions(
      String id, List<Forest> forests, Samples samples, Setting setting) {
    long apart =
        result(samples, SampleSpec.id(id, SampleSpec.COMPARED)).stream()
            .flatMap(of -> of.records().stream())
            .filter(setting.statistic()::significant)
            .count();
    long compared =
        result(samples, SampleSpec.id(id, SampleSpec.COMPARED)).stream()
            .flatMap(of -> of.records().stream())
            .filter(record -> !Double.isNaN(record.p()))
            .count();
    Phrase signs = sameSigns(forests, setting);
    return compared == 0
        ? signs
        : signs.and(" ").and(setting.phrase("samples.apart", apart, compared));
  }

  /** How many correlations have the same sign everywhere. */
  static Phrase sameSigns(List<Forest> forests, Setting setting) {
    boolean several = forests.stream().anyMatch(forest -> samples(forest) > 1);
    if (!several) {
      return setting.phrase("samples.alone");
    }
    List<Forest> known = new ArrayList<>();
    List<Forest> unknown = new ArrayList<>();
    Set<String> without = new LinkedHashSet<>();
    for (Forest forest : forests) {
      List<String> missing = without(forest);
      (missing.isEmpty() ? known : unknown).add(forest);
      without.addAll(missing);
    }
    List<Phrase> said = new ArrayList<>();
    if (!known.isEmpty()) {
      said.add(setting.phrase("samples.directions", same(known), known.size()));
    }
    if (!unknown.isEmpty()) {
      said.add(
          setting.phrase(
              "samples.directions.unknown",
              unknown.size(),
              forests.size(),
              Phrase.join(without.stream().map(Phrase::code).toList(), ", ")));
      List<Forest> others = unknown.stream().filter(forest -> samples(forest) > 1).toList();
      if (!others.isEmpty()) {
        said.add(setting.phrase("samples.directions.others", same(others), others.size()));
      }
    }
    return Phrase.join(said, " ");
  }

  /** The samples that have no estimate. */
  private static List<String> without(Forest forest) {
    return forest.rows().stream()
        .filter(row -> row.kind() == ForestRow.Kind.SAMPLE && !drawn(row))
        .map(ForestRow::label)
        .toList();
  }

  private static long same(List<Forest> forests) {
    return forests.stream().filter(AcrossSamplesChapter::sameSign).count();
  }

  /** Whether all samples that have an estimate have it on the same side of 0. */
  private static boolean sameSign(Forest forest) {
    List<ForestRow> rows =
        forest.rows().stream()
            .filter(row -> row.kind() == ForestRow.Kind.SAMPLE && drawn(row))
            .toList();
    return rows.stream().allMatch(row -> row.estimate() > 0)
        || rows.stream().allMatch(row -> row.estimate() < 0);
  }

  private static Table table(String id, List<Forest> forests, Samples samples, Setting setting) {
    List<Cell> heads = new ArrayList<>(List.of(Cell.of(setting.phrase("samples.head.pair"))));
    samples.samples().forEach(sample -> heads.add(Cell.of(Phrase.code(sample.name()))));
    for (String head : List.of("pooled", "prediction", "q", "i2")) {
      heads.add(Cell.of(setting.phrase("samples.head." + head)));
    }
    List<Row> rows = new ArrayList<>();
    for (Forest forest : forests) {
      List<Cell> cells = new ArrayList<>();
      cells.add(Cell.of(setting.label(forest.x()) + " \u00d7 " + setting.label(forest.y())));
      Cell pooled = Cell.EMPTY;
      Cell prediction = Cell.EMPTY;
      for (ForestRow row : forest.rows()) {
        String interval = interval(row.low(), row.high());
        switch (row.kind()) {
          case SAMPLE ->
              cells.add(
                  drawn(row)
                      ? Cell.of(
                          Phrase.of(ApaNumber.bounded(row.estimate())),
                          Phrase.of(interval),
                          Statistic.equals("n", ApaNumber.count(row.n())))
                      : Cell.of(
                          Phrase.of(ApaNumber.NONE),
                          Statistic.equals("n", ApaNumber.count(row.n()))));
          case POOLED ->
              pooled = Cell.of(Phrase.of(ApaNumber.bounded(row.estimate())), Phrase.of(interval));
          case PREDICTION -> prediction = Cell.of(interval);
        }
      }
      cells.add(pooled);
      cells.add(prediction);
      cells.add(
          Double.isNaN(forest.q())
              ? Cell.EMPTY
              : Cell.of(Phrase.of(ApaNumber.statistic(forest.q())), Statistic.p(forest.p())));
      cells.add(
          Double.isNaN(forest.iSquared())
              ? Cell.EMPTY
              : Cell.of(ApaNumber.percent(forest.iSquared())));
      rows.add(Row.of(cells));
    }
    String given = forests.get(0).given();
    Phrase title = setting.phrase("samples.table", Phrase.code(id));
    return new Table(
        given.isEmpty()
            ? title
            : title.and(setting.phrase("samples.given", setting.labels().covariates(given))),
        heads.size(),
        List.of(Row.of(heads)),
        rows,
        List.of(setting.phrase("samples.note", ApaNumber.level(forests.get(0).confidence()))));
  }

  private static String interval(double low, double high) {
    return Double.isNaN(low) || Double.isNaN(high)
        ? ""
        : "[" + ApaNumber.bounded(low) + ",\u00a0" + ApaNumber.bounded(high) + "]";
  }

  private static Block figure(String id, List<Forest> all, Setting setting) {
    List<Forest> forests = all.subList(0, StrictMath.min(MOST_DRAWN, all.size()));
    List<ForestPlot.Row> rows = new ArrayList<>();
    double least = 0;
    double most = 0;
    for (Forest forest : forests) {
      rows.add(
          ForestPlot.Row.section(
              setting.label(forest.x()) + " \u00d7 " + setting.label(forest.y())));
      for (ForestRow row : forest.rows()) {
        rows.add(drawn(row, setting));
        least = StrictMath.min(least, Double.isNaN(row.low()) ? least : row.low());
        most = StrictMath.max(most, Double.isNaN(row.high()) ? most : row.high());
      }
    }
    Axis across = Axes.ofCorrelations(setting.text("samples.axis"), least, most);
    Phrase caption = setting.phrase("samples.figure", Phrase.code(id));
    String alternative = setting.text("samples.alternative", forests.size());
    return new Block.Figure(
        new ForestPlot(across, 0, rows), caption, Phrase.of(alternative), Block.Numbers.beside(1));
  }

  private static ForestPlot.Row drawn(ForestRow row, Setting setting) {
    String numbers =
        drawn(row)
            ? ApaNumber.bounded(row.estimate()) + " " + interval(row.low(), row.high())
            : ApaNumber.NONE;
    return switch (row.kind()) {
      case SAMPLE ->
          new ForestPlot.Row(
              ForestPlot.Kind.ESTIMATE,
              row.label(),
              row.estimate(),
              row.low(),
              row.high(),
              numbers,
              Double.isNaN(row.weight()) ? 0 : row.weight());
      case POOLED ->
          new ForestPlot.Row(
              ForestPlot.Kind.POOLED,
              setting.text("samples.pooled"),
              row.estimate(),
              row.low(),
              row.high(),
              numbers,
              0);
      case PREDICTION ->
          new ForestPlot.Row(
              ForestPlot.Kind.PREDICTION,
              setting.text("samples.prediction"),
              row.estimate(),
              row.low(),
              row.high(),
              interval(row.low(), row.high()),
              0);
    };
  }

  /** The differences of a t-test, sample by sample: the direction that each shows. */
  private static List<Block> differences(AnalysisResult first, Samples samples, Setting setting) {
    Map<String, List<Cell>> rows = new LinkedHashMap<>();
    for (int s = 0; s < samples.samples().size(); s++) {
      String id = SampleSpec.id(first.id(), samples.samples().get(s).name());
      for (AnalysisResult result : result(samples, id)) {
        for (ResultRecord record : result.records()) {
          if (!record.term().equals("difference")) {
            continue;
          }
          String about =
              setting.label(record.x())
                  + (record.y().isEmpty() ? "" : " \u00d7 " + setting.label(record.y()))
                  + ", "
                  + record.method();
          List<Cell> cells = rows.computeIfAbsent(about, key -> new ArrayList<>());
          while (cells.size() < s) {
            cells.add(Cell.EMPTY);
          }
          cells.add(
              Double.isNaN(record.estimate())
                  ? Cell.of(ApaNumber.NONE)
                  : Cell.of(
                      Phrase.of(ApaNumber.value(record.estimate())), Statistic.p(record.p())));
        }
      }
    }
    if (rows.isEmpty()) {
      return List.of();
    }
    List<Cell> heads = new ArrayList<>(List.of(Cell.of(setting.phrase("samples.head.difference"))));
    samples.samples().forEach(sample -> heads.add(Cell.of(Phrase.code(sample.name()))));
    List<Row> body = new ArrayList<>();
    rows.forEach(
        (about, cells) -> {
          List<Cell> all = new ArrayList<>(List.of(Cell.of(about)));
          all.addAll(cells);
          while (all.size() < heads.size()) {
            all.add(Cell.EMPTY);
          }
          body.add(Row.of(all));
        });
    return List.of(
        new Block.Heading(setting.phrase("samples.of", Phrase.code(first.id()))),
        new Block.Tabular(
            new Table(
                setting.phrase("samples.differences", Phrase.code(first.id())),
                heads.size(),
                List.of(Row.of(heads)),
                body,
                List.of(setting.phrase("samples.differences.note")))));
  }
}
