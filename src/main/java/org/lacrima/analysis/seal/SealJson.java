package org.lacrima.analysis.seal;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.lacrima.analysis.ResultsJson;
import org.lacrima.definition.Fields;

/** Writes how a spec stands to its seals, as the field {@code seal} of {@code results.json}. */
public final class SealJson {

  private SealJson() {}

  /**
   * The field.
   *
   * @param findings null where the spec has no seal
   */
  public static ResultsJson.MoreJson of(@Nullable SealFindings findings) {
    return json -> write(findings, json);
  }

  private static void write(@Nullable SealFindings findings, JsonGenerator json)
      throws IOException {
    json.writeObjectFieldStart("seal");
    json.writeBooleanField("sealed", findings != null);
    if (findings != null) {
      json.writeStringField("file", findings.file());
      json.writeBooleanField("spec_unchanged", findings.spec());
      flag("survey_unchanged", findings.survey(), json);
      flag("published_unchanged", findings.published(), json);
      json.writeArrayFieldStart("seals");
      for (SealFindings.Dated seal : findings.seals()) {
        json.writeStartObject();
        json.writeNumberField("seal", seal.number());
        json.writeStringField("sealed_at", seal.sealedAt().toString());
        json.writeStringField("hash", seal.hash());
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeArrayFieldStart("analyses");
      for (SealFindings.Standing standing : findings.analyses()) {
        standing(standing, json);
      }
      json.writeEndArray();
      differences("other_changes", findings.others(), json);
    }
    json.writeEndObject();
  }

  private static void standing(SealFindings.Standing standing, JsonGenerator json)
      throws IOException {
    json.writeStartObject();
    json.writeStringField("analysis", standing.id());
    json.writeStringField("status", Fields.written(standing.status()));
    Instant sealedAt = standing.sealedAt();
    if (sealedAt != null) {
      json.writeNumberField("seal", standing.seal());
      json.writeStringField("sealed_at", sealedAt.toString());
    }
    RowTimes.Counts rows = standing.rows();
    if (rows.rows() > 0) {
      json.writeNumberField("rows", rows.rows());
      json.writeNumberField("rows_before_seal", rows.before());
      json.writeNumberField("rows_after_seal", rows.after());
      json.writeNumberField("rows_same_day", rows.sameDay());
      json.writeNumberField("rows_undated", rows.undated());
    }
    differences("changes", standing.differences(), json);
    json.writeEndObject();
  }

  private static void differences(String name, Iterable<Difference> differences, JsonGenerator json)
      throws IOException {
    if (!differences.iterator().hasNext()) {
      return;
    }
    json.writeArrayFieldStart(name);
    for (Difference difference : differences) {
      json.writeStartObject();
      json.writeStringField("what", difference.what());
      text("from", difference.from(), json);
      text("to", difference.to(), json);
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void text(String name, String value, JsonGenerator json) throws IOException {
    if (!value.isEmpty()) {
      json.writeStringField(name, value);
    }
  }

  private static void flag(String name, @Nullable Boolean value, JsonGenerator json)
      throws IOException {
    if (value != null) {
      json.writeBooleanField(name, value);
    }
  }
}
