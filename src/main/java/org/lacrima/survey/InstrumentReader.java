package org.lacrima.survey;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.lacrima.definition.Fields;
import org.lacrima.definition.Node;
import org.lacrima.definition.Problems;

/** Reads an instrument file. Scoring vectors are read here and tried out in room scoring. */
final class InstrumentReader {

  static final String FORMAT = "lacrima/instrument/1";

  private final Reading reading;
  private final Problems problems;
  private final Trial trial;

  InstrumentReader(Problems problems, Trial trial) {
    this.problems = problems;
    this.trial = trial;
    this.reading = new Reading(problems);
  }

  /**
   * What could be read of the instrument, so that it can be tried and a survey can be read on:
   * every item keeps its place and name, scales and vectors are left out where they cannot be
   * tried. It is whole where no problem was added.
   */
  Instrument instrument(Node node) {
    try (Fields file = Fields.of(node, "An instrument", problems)) {
      reading.head(file, FORMAT);
      String id = reading.word(file, "The instrument");
      String version = file.text("version");
      Text title = reading.text(file, "title");
      Rights.Wording wording = file.choice("wording", Rights.Wording.class);
      file.required("wording");
      Rights rights = rights(file);
      List<Rights.Citation> citations = citations(file);
      List<String> unconfirmed = file.texts("unconfirmed");
      boolean unscored = file.flag("unscored", false);
      ResponseScales responseScales = new ResponseScales(reading, file);
      List<Block> blocks = new BlockReader(reading, responseScales, id, unscored).blocks(file);
      List<Item> items = blocks.stream().flatMap(b -> b.items().stream()).toList();
      List<ScaleReader.Read> scales = scales(file, items);
      Map<String, @Nullable Scale> byName = new LinkedHashMap<>();
      scales.forEach(scale -> byName.putIfAbsent(scale.id(), scale.scale()));
      byName.remove("");
      List<VectorReader.Read> vectors = vectors(file, new VectorReader(reading, items, byName));
      Coverage coverage = new Coverage(scales, vectors);
      coverage.used(items, file.place("scales"), problems);
      coverage.tested(file.place("scales"), problems);
      Instrument instrument =
          new Instrument(
              id,
              version == null ? "" : version,
              title,
              reading.languages(),
              rights,
              wording == null ? Rights.Wording.PARAPHRASE : wording,
              citations,
              unconfirmed,
              blocks,
              byName.values().stream().filter(Objects::nonNull).toList(),
              vectors.stream().map(VectorReader.Read::vector).toList());
      problems.addAll(trial.problems(instrument, coverage.sure()));
      return instrument;
    }
  }

  private Rights rights(Fields file) {
    file.required("rights");
    Fields fields = file.fields("rights");
    if (fields == null) {
      return new Rights("", "", Rights.Licence.ASK, null);
    }
    try (fields) {
      String holder = fields.requiredText("holder");
      String terms = fields.requiredText("terms");
      fields.required("licence");
      Rights.Licence licence = fields.choice("licence", Rights.Licence.class);
      String source = fields.text("source");
      return new Rights(holder, terms, licence == null ? Rights.Licence.ASK : licence, source);
    }
  }

  private List<Rights.Citation> citations(Fields file) {
    List<Rights.Citation> citations = new ArrayList<>();
    for (Node node : file.list("citations")) {
      try (Fields fields = Fields.of(node, "A citation", problems)) {
        citations.add(new Rights.Citation(fields.requiredText("text"), fields.text("doi")));
      }
    }
    return citations;
  }

  private List<ScaleReader.Read> scales(Fields file, List<Item> items) {
    ScaleReader reader = new ScaleReader(reading, items);
    return file.list("scales").stream().map(reader::scale).toList();
  }

  private static List<VectorReader.Read> vectors(Fields file, VectorReader reader) {
    return file.list("vectors").stream().map(reader::vector).toList();
  }
}
