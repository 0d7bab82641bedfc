package org.lacrima.survey;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.lacrima.definition.Canonical;
import org.lacrima.definition.Fields;
import org.lacrima.definition.Node;
import org.lacrima.definition.Place;
import org.lacrima.definition.Problems;
import org.lacrima.definition.Sha256;

/** Reads a survey file and the files it uses. */
final class SurveyReader {

  static final String FORMAT = "lacrima/survey/1";

  private final Definitions files;
  private final Problems problems;
  private final Reading reading;
  private final Map<String, Node> used = new LinkedHashMap<>();

  private final Trial trial;

  SurveyReader(Definitions files, Problems problems, Trial trial) {
    this.trial = trial;
    this.files = files;
    this.problems = problems;
    this.reading = new Reading(problems);
  }

  @Nullable SurveyDefinition survey(Node node) {
    int before = problems.count();
    try (Fields file = Fields.of(node, "A survey", problems)) {
      reading.head(file, FORMAT);
      words(file);
      String id = reading.word(file, "The survey");
      String version = file.text("version");
      Text title = reading.text(file, "title");
      boolean demo = file.flag("demo", false);
      Integer minutes = minutes(file);
      Text landing = reading.text(file, "landing");
      ConsentReader consents = new ConsentReader(reading);
      Consent consent = consents.consent(file);
      file.required("help");
      Fields help = file.fields("help");
      Text helpNote = Text.EMPTY;
      Map<String, List<HelpContact>> contacts = Map.of();
      if (help != null) {
        try (help) {
          helpNote = reading.text(help, "note");
          contacts = consents.contacts(help);
        }
      }
      Text closing = reading.text(file, "closing");
      Instruments used = instruments(file);
      Map<String, Instrument> instruments = used.read();
      List<Page> pages = new PageReader(reading, used).pages(file);
      names(file, instruments);
      if (problems.count() > before || version == null || consent == null || minutes == null) {
        return null;
      }
      String source = source(node);
      return new SurveyDefinition(
          id,
          version,
          title,
          reading.languages(),
          demo,
          minutes,
          landing,
          consent,
          helpNote,
          contacts,
          closing,
          List.copyOf(instruments.values()),
          pages,
          source,
          Sha256.of(source));
    }
  }

  /** Buttons, errors and the like are no author's texts, and as needed in every language. */
  private void words(Fields file) {
    for (String language : reading.languages()) {
      String words = "/words/" + language + ".properties";
      if (Names.isLanguage(language) && SurveyReader.class.getResource(words) == null) {
        problems.add(
            "words-missing",
            file.place("languages"),
            "The buttons and messages of the pages have no words in " + language + " yet.",
            "Maybe translate src/main/resources" + words.replace(language, "en") + " as " + words);
      }
    }
  }

  private @Nullable Integer minutes(Fields file) {
    file.required("minutes");
    Integer minutes = file.integer("minutes");
    if (minutes != null && (minutes < 1 || minutes > 600)) {
      problems.add(
          "bad-range", file.place("minutes"), "A survey takes 1 to 600 minutes, not " + minutes);
      return null;
    }
    return minutes;
  }

  private Instruments instruments(Fields file) {
    Map<String, Instrument> read = new LinkedHashMap<>();
    Set<String> unread = new HashSet<>();
    boolean listed = file.required("instruments") != null;
    for (Node node : file.list("instruments")) {
      String name = Fields.text(node, "An entry of 'instruments'", problems);
      if (name == null) {
        listed = false;
        continue;
      }
      if (read.containsKey(name) || unread.contains(name)) {
        problems.add("duplicate-id", node.place(), "The instrument '" + name + "' stands twice.");
        continue;
      }
      Node content = read("instruments/" + name + ".yaml", node.place());
      if (content == null) {
        unread.add(name);
        continue;
      }
      Instrument instrument = new InstrumentReader(problems, trial).instrument(content);
      if (!instrument.id().equals(name) && !instrument.id().isEmpty()) {
        problems.add(
            "wrong-id",
            node.place(),
            "The file of '" + name + "' holds the instrument '" + instrument.id() + "'.");
      }
      languages(instrument, node.place());
      read.put(name, instrument);
    }
    Instruments instruments = new Instruments(read, unread, listed);
    overlay(file, instruments);
    return instruments;
  }

  private void overlay(Fields file, Instruments instruments) {
    for (Node node : file.list("overlays")) {
      String name = Fields.text(node, "An entry of 'overlays'", problems);
      Node content = name == null ? null : read("overlays/" + name + ".yaml", node.place());
      if (content != null) {
        new OverlayReader(problems).lay(content, instruments);
      }
    }
  }

  private @Nullable Node read(String path, Place from) {
    if (!path.matches("[a-z]+/[a-z0-9-]+\\.yaml")) {
      problems.add("bad-name", from, "'" + path + "' is no name of a definition file.");
      return null;
    }
    Node node = files.read(path, from, problems);
    if (node != null) {
      used.put(path, node);
    }
    return node;
  }

  private void languages(Instrument instrument, Place place) {
    List<String> lacking = new ArrayList<>(reading.languages());
    lacking.removeAll(instrument.languages());
    if (!lacking.isEmpty() && !instrument.languages().isEmpty()) {
      problems.add(
          "text-missing",
          place,
          "The instrument '"
              + instrument.id()
              + "' has no texts in "
              + String.join(", ", lacking)
              + ", which the survey declares.");
    }
  }

  private void names(Fields file, Map<String, Instrument> instruments) {
    Map<String, String> owners = new LinkedHashMap<>();
    for (Instrument instrument : instruments.values()) {
      List<String> names = new ArrayList<>();
      instrument.items().forEach(item -> names.addAll(item.columns()));
      instrument.scales().forEach(scale -> names.add(scale.id()));
      for (String name : names) {
        String owner = owners.putIfAbsent(name, instrument.id());
        if (owner != null && !owner.equals(instrument.id())) {
          problems.add(
              "duplicate-id",
              file.place("instruments"),
              "Both '" + owner + "' and '" + instrument.id() + "' have a column '" + name + "'.");
        }
      }
    }
  }

  private String source(Node survey) {
    Map<String, Node> parts = new LinkedHashMap<>();
    parts.put("survey", survey);
    parts.put("files", new Node.Mapping(survey.place(), used, Map.of()));
    return Canonical.text(new Node.Mapping(survey.place(), parts, Map.of()));
  }
}
