package org.lacrima.analysis.seal;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.lacrima.analysis.SpecFile;
import org.lacrima.analysis.plan.SummarySource;
import org.lacrima.definition.Node;

/** Holds a spec, as it was run, against its seals. */
public final class SealCheck {

  private SealCheck() {}

  /**
   * How every analysis stands.
   *
   * @param source the data, asked once more for when their rows began; null where there are none
   */
  public static SealFindings check(
      Path path, SpecFile spec, Measures measures, SealFile seals, @Nullable SummarySource source) {
    Seal.Contents now = Sealing.contents(path, spec, measures);
    Map<String, SealFindings.Standing> standings = new LinkedHashMap<>();
    Map<String, RowTimes.Question> questions = new HashMap<>();
    for (SpecFile.Analysis analysis : spec.analyses()) {
      SealFindings.Standing standing = standing(analysis.id(), seals, now.meaning());
      Instant sealedAt = standing.sealedAt();
      if (standing.status() == SealFindings.Status.SEALED && sealedAt != null) {
        if (!analysis.spec().needs().isEmpty()) {
          questions.put(analysis.id(), new RowTimes.Question(analysis.where(), sealedAt));
        }
      }
      standings.put(analysis.id(), standing);
    }
    if (source != null && !questions.isEmpty()) {
      Map<RowTimes.Question, RowTimes.Counts> counts =
          RowTimes.count(source, spec, new LinkedHashSet<>(questions.values()));
      questions.forEach(
          (id, question) ->
              standings.computeIfPresent(
                  id,
                  (i, standing) ->
                      dated(standing, counts.getOrDefault(question, RowTimes.Counts.NONE))));
    }
    List<SealFindings.Standing> all = new ArrayList<>(standings.values());
    all.addAll(removed(seals, now.meaning()));
    return findings(SealFile.beside(path), seals, now, all);
  }

  /** What a new seal would change, leaving out whatever is as it was. */
  static List<SealFindings.Standing> changes(SealFile seals, SpecMeaning now) {
    List<SealFindings.Standing> changes = new ArrayList<>();
    for (String id : now.analyses()) {
      SealFindings.Standing standing = standing(id, seals, now);
      if (standing.status() != SealFindings.Status.SEALED) {
        changes.add(standing);
      }
    }
    changes.addAll(removed(seals, now));
    return changes;
  }

  /** Without regard to rows: sealed, changed or added. */
  private static SealFindings.Standing standing(String id, SealFile seals, SpecMeaning now) {
    Node meaning = now.analysis(id);
    Seal latest = seals.latest();
    Node sealed = latest.meaning().analysis(id);
    if (meaning == null || sealed == null) {
      return standing(id, SealFindings.Status.ADDED, null, List.of());
    }
    if (!NodeText.same(meaning, sealed)) {
      return standing(id, SealFindings.Status.CHANGED, latest, Difference.between(sealed, meaning));
    }
    Seal since = latest;
    for (int i = seals.seals().size() - 2; i >= 0; i--) {
      Seal earlier = seals.seals().get(i);
      Node then = earlier.meaning().analysis(id);
      if (then == null || !NodeText.same(then, meaning)) {
        break;
      }
      since = earlier;
    }
    return standing(id, SealFindings.Status.SEALED, since, List.of());
  }

  private static List<SealFindings.Standing> removed(SealFile seals, SpecMeaning now) {
    Set<String> gone = new LinkedHashSet<>(seals.latest().meaning().analyses());
    gone.removeAll(now.analyses());
    return gone.stream()
        .map(id -> standing(id, SealFindings.Status.REMOVED, seals.latest(), List.of()))
        .toList();
  }

  private static SealFindings.Standing standing(
      String id, SealFindings.Status status, @Nullable Seal seal, List<Difference> differences) {
    return new SealFindings.Standing(
        id,
        status,
        seal == null ? 0 : seal.number(),
        seal == null ? null : seal.sealedAt(),
        RowTimes.Counts.NONE,
        differences);
  }

  private static SealFindings.Standing dated(SealFindings.Standing sealed, RowTimes.Counts rows) {
    SealFindings.Status status =
        rows.before() > 0
            ? SealFindings.Status.SEALED_LATE
            : rows.rows() > 0 && rows.after() == rows.rows()
                ? SealFindings.Status.CONFIRMATORY
                : SealFindings.Status.SEALED_UNDATED;
    return new SealFindings.Standing(
        sealed.id(), status, sealed.seal(), sealed.sealedAt(), rows, sealed.differences());
  }

  private static SealFindings findings(
      Path file, SealFile seals, Seal.Contents now, List<SealFindings.Standing> standings) {
    Seal latest = seals.latest();
    Seal fresh = Seal.of(now, latest, latest.sealedAt(), "");
    Path name = file.getFileName();
    return new SealFindings(
        name == null ? "" : name.toString(),
        latest.text("spec-sha256").equals(fresh.text("spec-sha256")),
        same("survey", latest, fresh),
        same("published-sha256", latest, fresh),
        seals.seals().stream()
            .map(seal -> new SealFindings.Dated(seal.number(), seal.sealedAt(), seal.hash()))
            .toList(),
        standings,
        Difference.between(
            NodeText.mapping(new TreeMap<>(latest.meaning().others())),
            NodeText.mapping(new TreeMap<>(now.meaning().others()))));
  }

  /** Null where neither seal has such a thing. */
  private static @Nullable Boolean same(String key, Seal sealed, Seal now) {
    Node before = sealed.entry().entries().get(key);
    Node after = now.entry().entries().get(key);
    if (before == null && after == null) {
      return null;
    }
    return before != null && after != null && NodeText.same(before, after);
  }
}
