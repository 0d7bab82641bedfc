package org.lacrima.survey;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.lacrima.definition.Canonical;
import org.lacrima.definition.Fields;
import org.lacrima.definition.Nearest;
import org.lacrima.definition.Node;
import org.lacrima.definition.Sha256;

/** Reads the consent and the contacts of a survey. */
final class ConsentReader {

  private static final Pattern BRACES = Pattern.compile("\\{([^{}]*)\\}");

  private final Reading reading;

  ConsentReader(Reading reading) {
    this.reading = reading;
  }

  @Nullable Consent consent(Fields file) {
    Node node = file.required("consent");
    if (node == null) {
      return null;
    }
    try (Fields fields = Fields.of(node, "'consent'", reading.problems)) {
      String version = fields.requiredText("version");
      if (!version.isEmpty()) {
        Names.version(version, fields.place("version"), reading.problems);
      }
      Text text = reading.text(fields, "text");
      text.byLanguage().forEach((language, words) -> places(fields, language, words));
      Fields filled = fields.fields("places");
      Consent.Places places = new Consent.Places(null, null, null, null);
      if (filled != null) {
        try (filled) {
          places =
              new Consent.Places(
                  filled.text("responsible-researcher"),
                  filled.text("ethics-board"),
                  filled.text("data-controller"),
                  filled.text("withdrawal-until"));
        }
      }
      boolean adultsOnly = fields.flag("adults-only", false);
      Node written = fields.node("text");
      String canonical =
          version
              + (adultsOnly ? "\nadults-only\n" : "\n")
              + (written == null ? "" : Canonical.text(written));
      return new Consent(version, text, places, adultsOnly, Sha256.of(canonical));
    }
  }

  private void places(Fields fields, String language, String words) {
    List<String> named = new ArrayList<>();
    Matcher braces = BRACES.matcher(words);
    while (braces.find()) {
      named.add(braces.group(1));
      if (!Consent.PLACES.contains(braces.group(1))) {
        reading.problems.add(
            "unknown-place",
            fields.place("text"),
            "The consent in " + language + " names the place {" + braces.group(1) + "}.",
            Nearest.remedy(braces.group(1), Consent.PLACES));
      }
    }
    for (String place : Consent.PLACES) {
      if (!named.contains(place)) {
        reading.problems.add(
            "place-missing",
            fields.place("text"),
            "The consent in " + language + " does not name the place {" + place + "}.");
      }
    }
  }

  Map<String, List<HelpContact>> contacts(Fields help) {
    Map<String, List<HelpContact>> contacts = new LinkedHashMap<>();
    Set<String> written = new HashSet<>();
    help.required("contacts");
    help.entries("contacts")
        .forEach(
            (language, list) -> {
              if (!reading.languages().contains(language)) {
                reading.problems.add(
                    "undeclared-language",
                    list.place(),
                    "There are contacts for '" + language + "', which the file does not declare.");
              }
              List<HelpContact> read = new ArrayList<>();
              for (Node node : Fields.items(list)) {
                written.add(language);
                HelpContact contact = contact(node);
                if (contact != null) {
                  read.add(contact);
                }
              }
              contacts.put(language, List.copyOf(read));
            });
    for (String language : reading.languages()) {
      if (help.has("contacts") && !written.contains(language)) {
        reading.problems.add(
            "contact-missing",
            help.place("contacts"),
            "There is nobody to turn to in " + language + ": every language needs a contact.");
      }
    }
    return contacts;
  }

  private @Nullable HelpContact contact(Node node) {
    try (Fields fields = Fields.of(node, "A contact", reading.problems)) {
      String label = fields.requiredText("label");
      String number = fields.requiredText("number");
      String note = fields.requiredText("note");
      String link = fields.text("link");
      if (link != null && !link.startsWith("https://")) {
        reading.problems.add(
            "bad-link", fields.place("link"), "A link begins with https://, not '" + link + "'.");
      }
      String checked = fields.requiredText("checked");
      boolean confirmed = fields.flag("confirmed", false);
      if (checked.isEmpty()) {
        return null;
      }
      try {
        return new HelpContact(label, number, note, link, LocalDate.parse(checked), confirmed);
      } catch (DateTimeParseException e) {
        reading.problems.add(
            "bad-date",
            fields.place("checked"),
            "'checked' must be a day like 2024-03-31, not '" + checked + "'.");
        return null;
      }
    }
  }
}
