package org.lacrima.analysis;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import java.io.IOException;
import java.io.Writer;
import org.lacrima.dataset.NumberText;

/** Writes {@code results.json}: the same records, with what is empty left out. */
public final class ResultsJson {

  private ResultsJson() {}

  public static void write(AnalysisResults results, Writer out) throws IOException {
    write(results, json -> {}, out);
  }

  /** What a run found besides its records. */
  @FunctionalInterface
  public interface MoreJson {
    void write(JsonGenerator json) throws IOException;
  }

  /**
   * Writes the results.
   *
   * @param more fields of the whole, after the notices
   */
  public static void write(AnalysisResults results, MoreJson more, Writer out) throws IOException {
    DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
    DefaultPrettyPrinter printer = new DefaultPrettyPrinter();
    printer.indentObjectsWith(indenter);
    printer.indentArraysWith(indenter);
    try (JsonGenerator json = new JsonFactory().createGenerator(out)) {
      json.setPrettyPrinter(printer);
      json.writeStartObject();
      json.writeStringField("format", "lacrima/results/1");
      json.writeStringField("engine", results.engine());
      json.writeObjectFieldStart("spec");
      json.writeStringField("id", results.spec().id());
      json.writeStringField("sha256", results.spec().sha256());
      json.writeEndObject();
      AnalysisResults.Data data = results.data();
      if (data != null) {
        data(data, json);
      }
      json.writeArrayFieldStart("records");
      for (ResultRecord r : results.records()) {
        record(r, json);
      }
      json.writeEndArray();
      json.writeArrayFieldStart("notices");
      for (AnalysisResult analysis : results.everything()) {
        for (Notice notice : analysis.notices()) {
          notice(notice, json);
        }
      }
      for (Notice notice : results.notices()) {
        notice(notice, json);
      }
      json.writeEndArray();
      more.write(json);
      json.writeEndObject();
      json.writeRaw('\n');
    }
  }

  private static void data(AnalysisResults.Data data, JsonGenerator json) throws IOException {
    json.writeObjectFieldStart("data");
    json.writeStringField("file", data.file());
    text("sha256", data.sha256(), json);
    json.writeNumberField("rows", data.rows());
    json.writeArrayFieldStart("excluded");
    for (AnalysisResults.Exclusion exclusion : data.excluded()) {
      json.writeStartObject();
      json.writeStringField("reason", exclusion.reason());
      json.writeNumberField("n", exclusion.n());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void record(ResultRecord r, JsonGenerator json) throws IOException {
    json.writeStartObject();
    text("analysis", r.analysis(), json);
    text("kind", r.kind(), json);
    text("method", r.method(), json);
    text("term", r.term(), json);
    text("x", r.x(), json);
    text("y", r.y(), json);
    text("given", r.given(), json);
    text("level", r.level(), json);
    if (r.n() >= 0) {
      json.writeNumberField("n", r.n());
    }
    number("estimate", r.estimate(), json);
    number("se", r.se(), json);
    number("statistic", r.statistic(), json);
    number("df", r.df(), json);
    number("df2", r.df2(), json);
    number("p", r.p(), json);
    number("p_adjusted", r.pAdjusted(), json);
    number("ci_level", r.ciLevel(), json);
    number("ci_low", r.ciLow(), json);
    number("ci_high", r.ciHigh(), json);
    text("note", String.join(" ", r.notes()), json);
    json.writeEndObject();
  }

  private static void notice(Notice notice, JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("code", notice.code());
    text("about", notice.about(), json);
    json.writeStringField("message", notice.message());
    json.writeEndObject();
  }

  private static void text(String name, String value, JsonGenerator json) throws IOException {
    if (!value.isEmpty()) {
      json.writeStringField(name, value);
    }
  }

  private static void number(String name, double value, JsonGenerator json) throws IOException {
    String text = NumberText.of(value);
    if (!text.isEmpty()) {
      json.writeFieldName(name);
      json.writeNumber(text);
    }
  }
}
