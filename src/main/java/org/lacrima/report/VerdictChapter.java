package org.lacrima.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.lacrima.analysis.published.Published;
import org.lacrima.analysis.published.PublishedClaim;
import org.lacrima.analysis.published.PublishedSanity;
import org.lacrima.analysis.published.PublishedStudy;
import org.lacrima.analysis.published.PublishedValue;
import org.lacrima.analysis.verdict.Verdict;
import org.lacrima.analysis.verdict.Verdict.Criterion;
import org.lacrima.definition.Fields;
import org.lacrima.report.Table.Cell;
import org.lacrima.report.Table.Row;

/**
 * What was published against what is found, study by study: claims with their reasons, values with
 * all criteria side by side and never one verdict over them, each with where it was read.
 */
final class VerdictChapter implements Chapter {

  /** The anchor of the chapter, for the first screen. */
  static final String ANCHOR = "verdicts";

  @Override
  public List<Section> sections(Setting setting) {
    Published published = setting.evidence().published();
    if (published == null) {
      return List.of();
    }
    List<Block> blocks = new ArrayList<>();
    blocks.add(Block.Text.of(setting.phrase("verdicts.intro")));
    for (PublishedStudy study : published.studies().values()) {
      List<Verdict> verdicts =
          setting.evidence().verdicts().stream()
              .filter(verdict -> verdict.study().equals(study.id()))
              .toList();
      if (!verdicts.isEmpty()) {
        blocks.addAll(new OneStudy(setting, published, study, verdicts).blocks());
      }
    }
    if (!published.sanity().isEmpty()) {
      blocks.add(new Block.Tabular(sanity(published, setting)));
    }
    return List.of(Section.of(ANCHOR, setting.phrase("report.verdicts"), blocks));
  }

  private static Table sanity(Published published, Setting setting) {
    List<Row> rows = new ArrayList<>();
    for (PublishedSanity each : published.sanity()) {
      rows.add(
          Row.of(
              List.of(
                  Cell.of(Phrase.quoted(each.what())),
                  Cell.of(each.number()),
                  Cell.of(Phrase.quoted(each.id())))));
    }
    return new Table(
        setting.phrase("title.sanity"),
        3,
        List.of(setting.heads(List.of("what", "printed", "source-id"))),
        rows,
        List.of(setting.phrase("note.sanity")));
  }

  /** The part about one study. */
  private record OneStudy(
      Setting setting,
      Published published,
      PublishedStudy study,
      List<Verdict> verdicts,
      Answers answers) {

    OneStudy(Setting setting, Published published, PublishedStudy study, List<Verdict> verdicts) {
      this(setting, published, study, verdicts, new Answers(setting));
    }

    List<Block> blocks() {
      List<Block> blocks = new ArrayList<>();
      blocks.add(new Block.Heading(heading()));
      List<Verdict> claims = of(Criterion.CLAIM);
      if (!claims.isEmpty()) {
        blocks.add(new Block.Entries(claims.stream().map(this::claim).toList()));
      }
      Map<String, List<Verdict>> values = values();
      if (!values.isEmpty()) {
        blocks.add(new Block.Tabular(criteria(values)));
        List<Block.Entry> reasons = new ArrayList<>();
        values.forEach((key, of) -> reasons.add(reasons(of)));
        blocks.add(new Block.Entries(reasons));
      }
      return blocks;
    }

    private Phrase heading() {
      List<String> about = new ArrayList<>(List.of(study.citation()));
      if (!study.country().isEmpty()) {
        about.add(study.country());
      }
      Integer n = study.n();
      String doi = study.doi();
      Phrase heading = Phrase.quoted(String.join(", ", about));
      if (n != null) {
        heading = heading.and(", ").and(Statistic.equals("n", ApaNumber.count(n)));
      }
      return doi == null ? heading : heading.and(" ").and(Phrase.aside("doi:" + doi));
    }

    private List<Verdict> of(Criterion criterion) {
      return verdicts.stream().filter(verdict -> verdict.criterion() == criterion).toList();
    }

    private Block.Entry claim(Verdict verdict) {
      PublishedClaim claim = Objects.requireNonNull(published.claims().get(verdict.id()));
      return new Block.Entry(
          answers.mark(verdict.verdict()),
          Phrase.quoted(verdict.id() + "\u2002" + claim.text()),
          answers.found(verdict),
          List.of(
              setting.said(verdict.said()),
              provenance(claim.provenance(), PublishedValue.NIs.PRINTED)));
    }

    /** Where it was read, and what to think of its n. */
    private Phrase provenance(String provenance, PublishedValue.NIs n) {
      String key = "provenance." + provenance;
      String read = setting.messages().has(key) ? setting.text(key) : provenance;
      return Phrase.aside(
          n == PublishedValue.NIs.PRINTED
              ? read
              : read + "; " + setting.text("provenance.n." + Fields.written(n)));
    }

    /** The verdicts on each value, and on each of our numbers where it has several. */
    private Map<String, List<Verdict>> values() {
      Map<String, List<Verdict>> values = new LinkedHashMap<>();
      for (Verdict verdict : verdicts) {
        if (verdict.criterion() == Criterion.CLAIM) {
          continue;
        }
        String key = verdict.id();
        if (published.values().get(key) != null
            && published.values().get(key).quantity() instanceof PublishedValue.Correlation) {
          key += " " + verdict.x() + " " + verdict.y();
        }
        values.computeIfAbsent(key, k -> new ArrayList<>()).add(verdict);
      }
      return values;
    }

    private Table criteria(Map<String, List<Verdict>> values) {
      Set<Criterion> asked = new LinkedHashSet<>();
      for (Criterion criterion : Criterion.values()) {
        if (criterion != Criterion.CLAIM && !of(criterion).isEmpty()) {
          asked.add(criterion);
        }
      }
      List<Cell> heads = new ArrayList<>();
      for (String head : List.of("published", "printed", "here")) {
        heads.add(Cell.of(setting.phrase("head." + head)));
      }
      asked.forEach(
          criterion ->
              heads.add(Cell.of(setting.phrase("criterion." + Fields.written(criterion)))));
      List<Row> rows = new ArrayList<>();
      for (List<Verdict> of : values.values()) {
        List<Cell> cells = new ArrayList<>();
        cells.add(Cell.of(what(of.get(0)), read(of.get(0))));
        cells.add(printed(of.get(0)));
        Phrase ours =
            of.stream()
                .map(answers::ours)
                .filter(o -> !o.isEmpty())
                .findFirst()
                .orElse(Phrase.EMPTY);
        long n = of.stream().mapToLong(Verdict::n).max().orElse(-1);
        cells.add(
            ours.isEmpty() ? Cell.EMPTY : Cell.of(ours, Statistic.equals("n", ApaNumber.count(n))));
        for (Criterion criterion : asked) {
          cells.add(
              of.stream()
                  .filter(verdict -> verdict.criterion() == criterion)
                  .findFirst()
                  .map(verdict -> Cell.of(answers.mark(verdict.verdict())))
                  .orElse(Cell.EMPTY));
        }
        rows.add(Row.of(cells));
      }
      return new Table(
          setting.phrase("title.verdicts", Phrase.quoted(study.citation())),
          heads.size(),
          List.of(Row.of(heads)),
          rows,
          List.of(setting.phrase("note.verdicts")));
    }

    private Cell printed(Verdict verdict) {
      PublishedValue value =
          verdict.values().size() == 1 ? published.values().get(verdict.values().get(0)) : null;
      Phrase printed = setting.said(verdict.printed());
      Integer n = value == null ? null : value.n();
      return n == null
          ? Cell.of(printed)
          : Cell.of(printed, Statistic.equals("n", ApaNumber.count(n)));
    }

    private Phrase what(Verdict verdict) {
      PublishedValue value = published.values().get(verdict.id());
      if (value == null) {
        return Phrase.of(setting.text("verdicts.test", verdict.id()));
      }
      if (value.quantity() instanceof PublishedValue.Correlation && !verdict.x().isEmpty()) {
        return Phrase.quoted(setting.label(verdict.x()) + " \u00d7 " + setting.label(verdict.y()));
      }
      return Phrase.quoted(setting.labels().inWords(value.what()));
    }

    /** Where each number was read that it is about. */
    private Phrase read(Verdict verdict) {
      Set<Phrase> read = new LinkedHashSet<>();
      for (String id : verdict.values()) {
        PublishedValue value = published.values().get(id);
        if (value != null) {
          read.add(provenance(value.provenance(), value.nIs()));
        }
      }
      return Phrase.join(List.copyOf(read), "; ");
    }

    private Block.Entry reasons(List<Verdict> of) {
      List<Phrase> details = new ArrayList<>();
      for (Verdict verdict : of) {
        details.add(
            answers
                .mark(verdict.verdict())
                .and(" ")
                .and(setting.phrase("criterion." + Fields.written(verdict.criterion())))
                .and(": ")
                .and(setting.said(verdict.said())));
      }
      return new Block.Entry(
          Phrase.EMPTY,
          what(of.get(0)).and(", ").and(setting.said(of.get(0).printed())),
          Phrase.EMPTY,
          details);
    }
  }
}
