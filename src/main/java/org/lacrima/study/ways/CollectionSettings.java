package org.lacrima.study.ways;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.lacrima.definition.Fields;
import org.lacrima.study.storage.Access;
import org.lacrima.study.storage.Study;

/** How a study's responses are collected: who may begin, when, how many, and what is promised. */
public record CollectionSettings(
    Access access,
    @Nullable Instant opensAt,
    @Nullable Instant closesAt,
    String timeZone,
    @Nullable Integer quota,
    boolean anonymous,
    boolean proofOfWork,
    List<Panel> panels) {

  public CollectionSettings {
    panels = List.copyOf(panels);
  }

  public static CollectionSettings of(Study study) {
    return new CollectionSettings(
        study.access,
        study.opensAt,
        study.closesAt,
        study.timeZone,
        study.quota,
        study.anonymous,
        study.proofOfWork,
        Panel.read(study.panels));
  }

  /** Makes them the study's; the caller has checked them and is in a transaction. */
  public void keep(Study study) {
    study.access = access;
    study.opensAt = opensAt;
    study.closesAt = closesAt;
    study.timeZone = timeZone;
    study.quota = quota;
    study.anonymous = anonymous;
    study.proofOfWork = proofOfWork;
    study.panels = Panel.write(panels);
  }

  /** What is another one here, for the audit. */
  public String changesTo(CollectionSettings other) {
    List<String> changes = new ArrayList<>();
    change(changes, "access", Fields.written(access), Fields.written(other.access));
    change(changes, "opensAt", opensAt, other.opensAt);
    change(changes, "closesAt", closesAt, other.closesAt);
    change(changes, "timeZone", timeZone, other.timeZone);
    change(changes, "quota", quota, other.quota);
    change(changes, "anonymous", anonymous, other.anonymous);
    change(changes, "proofOfWork", proofOfWork, other.proofOfWork);
    change(changes, "panels", Panel.write(panels), Panel.write(other.panels));
    return String.join("; ", changes);
  }

  private static void change(
      List<String> changes, String name, @Nullable Object from, @Nullable Object to) {
    if (!Objects.equals(from, to)) {
      changes.add(name + ": " + (from == null ? "-" : from) + " → " + (to == null ? "-" : to));
    }
  }
}
