package org.lacrima.report;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.lacrima.analysis.seal.Difference;
import org.lacrima.analysis.seal.RowTimes;
import org.lacrima.analysis.seal.SealFindings;
import org.lacrima.analysis.seal.SealFindings.Standing;
import org.lacrima.analysis.seal.SealFindings.Status;
import org.lacrima.definition.Fields;

/** Which analyses were decided before the data were there, and what was changed since. */
final class SealChapter implements Chapter {

  private static final int LONGEST = 160;

  @Override
  public List<Section> sections(Setting setting) {
    SealFindings seals = setting.evidence().seals();
    List<Block> blocks = new ArrayList<>();
    if (seals == null) {
      blocks.add(Block.Text.of(setting.phrase("seal.none")));
      return List.of(Section.of("seals", setting.phrase("seal.title"), blocks));
    }
    blocks.add(Block.Text.of(summary(seals, setting)));
    blocks.add(new Block.Tabular(table(seals, setting)));
    List<Block.Term> changes = changes(seals, setting);
    if (!changes.isEmpty()) {
      blocks.add(new Block.Heading(setting.phrase("seal.changes")));
      blocks.add(new Block.Terms(changes));
    }
    return List.of(Section.of("seals", setting.phrase("seal.title"), blocks));
  }

  private static Phrase summary(SealFindings seals, Setting setting) {
    List<Phrase> said = new ArrayList<>();
    int n = seals.seals().size();
    said.add(
        setting.phrase(
            n == 1 ? "seal.lead.one" : "seal.lead", n, time(seals.seals().get(n - 1).sealedAt())));
    long present = seals.analyses().size() - seals.count(Status.REMOVED);
    said.add(setting.phrase("seal.count.confirmatory", seals.count(Status.CONFIRMATORY), present));
    if (seals.count(Status.SEALED_LATE) > 0) {
      said.add(setting.phrase("seal.count.late", seals.count(Status.SEALED_LATE)));
    }
    if (seals.count(Status.CHANGED) + seals.count(Status.ADDED) > 0) {
      said.add(
          setting.phrase(
              "seal.count.changed", seals.count(Status.CHANGED), seals.count(Status.ADDED)));
    }
    if (seals.spec()) {
      said.add(setting.phrase("seal.whole.same"));
    }
    if (Boolean.FALSE.equals(seals.survey())) {
      said.add(setting.phrase("seal.survey.changed"));
    }
    if (Boolean.FALSE.equals(seals.published())) {
      said.add(setting.phrase("seal.published.changed"));
    }
    if (!seals.others().isEmpty()) {
      List<Phrase> keys =
          seals.others().stream().map(difference -> Phrase.code(difference.what())).toList();
      said.add(setting.phrase("seal.others", Phrase.join(keys, ", ")));
    }
    return Phrase.join(said, " ");
  }

  private static Table table(SealFindings seals, Setting setting) {
    List<Table.Cell> heads = new ArrayList<>();
    for (String head : List.of("analysis", "status", "sealed", "rows")) {
      heads.add(Table.Cell.of(setting.phrase("seal.head." + head)));
    }
    List<Table.Row> rows = new ArrayList<>();
    for (Standing standing : seals.analyses()) {
      Instant sealedAt = standing.sealedAt();
      rows.add(
          Table.Row.of(
              List.of(
                  Table.Cell.of(Phrase.code(standing.id())),
                  Table.Cell.of(setting.phrase("seal.status." + Fields.written(standing.status()))),
                  Table.Cell.of(sealedAt == null ? "" : time(sealedAt)),
                  rows(standing.rows(), setting))));
    }
    List<Phrase> notes = new ArrayList<>();
    for (SealFindings.Dated seal : seals.seals()) {
      notes.add(
          setting.phrase(
              "seal.note.hash", seal.number(), time(seal.sealedAt()), Phrase.code(seal.hash())));
    }
    notes.add(setting.phrase("seal.note.limits"));
    return new Table(
        setting.phrase("seal.table"),
        heads.size(),
        List.of(Table.Row.of(heads)),
        rows,
        List.of(Phrase.join(notes, " ")));
  }

  private static Table.Cell rows(RowTimes.Counts rows, Setting setting) {
    if (rows.rows() == 0) {
      return Table.Cell.EMPTY;
    }
    List<Phrase> lines = new ArrayList<>();
    lines.add(setting.phrase("seal.rows", rows.before(), rows.rows()));
    if (rows.sameDay() > 0) {
      lines.add(setting.phrase("seal.rows.same-day", rows.sameDay()));
    }
    if (rows.undated() > 0) {
      lines.add(setting.phrase("seal.rows.undated", rows.undated()));
    }
    return new Table.Cell(lines, 1);
  }

  private static List<Block.Term> changes(SealFindings seals, Setting setting) {
    List<Block.Term> changes = new ArrayList<>();
    for (Standing standing : seals.analyses()) {
      List<Phrase> said =
          standing.differences().stream().map(each -> change(each, setting)).toList();
      if (!said.isEmpty()) {
        changes.add(new Block.Term(Phrase.code(standing.id()), Phrase.join(said, "; ")));
      }
    }
    return changes;
  }

  private static Phrase change(Difference difference, Setting setting) {
    Phrase what = Phrase.code(difference.what());
    Phrase from = Phrase.code(cut(difference.from()));
    Phrase to = Phrase.code(cut(difference.to()));
    return difference.from().isEmpty()
        ? setting.phrase("seal.change.added", what, to)
        : difference.to().isEmpty()
            ? setting.phrase("seal.change.removed", what, from)
            : setting.phrase("seal.change", what, from, to);
  }

  private static String cut(String text) {
    return text.length() > LONGEST ? text.substring(0, LONGEST) + "\u2026" : text;
  }

  /** {@code 2026-11-22 10:54:40}. */
  private static String time(Instant instant) {
    return instant.toString().replace('T', ' ').replace("Z", "");
  }
}
