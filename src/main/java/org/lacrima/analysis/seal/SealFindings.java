package org.lacrima.analysis.seal;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a report tells of a spec's seals.
 *
 * @param file the seal file's name
 * @param spec whether the spec as a whole is as it was sealed last
 * @param survey whether the survey is; null where the spec names none
 * @param published whether the published values are; null where the spec binds none
 * @param seals oldest first
 * @param analyses in the order of the spec, then those that were taken out
 * @param others what else of the spec differs from the latest seal, key by key
 */
public record SealFindings(
    String file,
    boolean spec,
    @Nullable Boolean survey,
    @Nullable Boolean published,
    List<Dated> seals,
    List<Standing> analyses,
    List<Difference> others) {

  /** How one analysis stands to the seals. */
  public enum Status {
    /** Sealed, unchanged since, and every row that it uses began after that. */
    CONFIRMATORY,
    /** Sealed and unchanged, but when rows existed already. */
    SEALED_LATE,
    /** Sealed and unchanged; the data do not tell when all their rows began. */
    SEALED_UNDATED,
    /** Sealed and unchanged; computed from print, so that no rows could come first. */
    SEALED,
    /** Sealed, but not as it is now. */
    CHANGED,
    /** In no seal: exploratory. */
    ADDED,
    /** Sealed, but no longer in the spec. */
    REMOVED
  }

  /**
   * One analysis.
   *
   * @param seal number of the seal since which it is unchanged; where it changed or was taken out,
   *     of the latest one; 0 where it is in none
   * @param sealedAt the time of that seal; null where there is none
   * @param rows that the analysis may use, by when they began
   * @param differences from that seal, where it changed
   */
  public record Standing(
      String id,
      Status status,
      int seal,
      @Nullable Instant sealedAt,
      RowTimes.Counts rows,
      List<Difference> differences) {
    public Standing {
      differences = List.copyOf(differences);
    }
  }

  /** A seal, as a report names it. */
  public record Dated(int number, Instant sealedAt, String hash) {}

  public SealFindings {
    seals = List.copyOf(seals);
    analyses = List.copyOf(analyses);
    others = List.copyOf(others);
  }

  /** How many analyses stand so. */
  public long count(Status status) {
    return analyses.stream().filter(each -> each.status() == status).count();
  }
}
