package org.lacrima.survey;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lacrima.dataset.Variable;

/**
 * A whole survey, ready to be asked. Immutable; the same files give the same hash.
 *
 * @param demo may be opened although contacts are unconfirmed and consent places are empty
 * @param minutes how long it takes, told to participants
 * @param helpNote that nobody reads answers as they come in, and what to do instead
 * @param contacts by language
 * @param source the survey and all it uses as one text, from which {@link SurveyLoader#restore}
 *     makes the same survey again
 * @param sha256 of {@code source} in UTF-8: the survey version that a response is bound to
 */
public record SurveyDefinition(
    String id,
    String version,
    Text title,
    List<String> languages,
    boolean demo,
    int minutes,
    Text landing,
    Consent consent,
    Text helpNote,
    Map<String, List<HelpContact>> contacts,
    Text closing,
    List<Instrument> instruments,
    List<Page> pages,
    String source,
    String sha256) {

  public SurveyDefinition {
    languages = List.copyOf(languages);
    contacts = Map.copyOf(contacts);
    instruments = List.copyOf(instruments);
    pages = List.copyOf(pages);
  }

  public Optional<Page> page(String pageId) {
    return pages.stream().filter(page -> page.id().equals(pageId)).findFirst();
  }

  /** Whether anything is asked in an order of each response's own. */
  public boolean shuffled() {
    return pages.stream()
        .anyMatch(
            page ->
                page.shuffled()
                    || page.randomGroup() != null
                    || page.blocks().stream().anyMatch(Block::shuffled));
  }

  /** All items, in the order of the file. */
  public List<Item> items() {
    return pages.stream().flatMap(page -> page.items().stream()).toList();
  }

  public List<Scale> scales() {
    return instruments.stream().flatMap(instrument -> instrument.scales().stream()).toList();
  }

  public List<HelpContact> contacts(String language) {
    return contacts.getOrDefault(language, List.of());
  }

  /** The first language, in which variables are labelled when nobody asks for another. */
  public String language() {
    return languages.get(0);
  }

  public List<Variable> variables() {
    return variables(language());
  }

  /**
   * System columns, items, scores, how it was asked and answered: the columns of the exact file,
   * free text included.
   */
  public List<Variable> variables(String in) {
    List<Variable> variables = new ArrayList<>(SystemColumns.variables());
    items().forEach(item -> variables.addAll(item.variables(in)));
    scales().forEach(scale -> variables.add(scale.variable(in)));
    variables.addAll(SystemColumns.last());
    return variables;
  }

  /**
   * What keeps this survey from being opened for real participants: a name and what is the matter
   * with it ({@code empty-place ethics-board}, {@code unconfirmed-contact en 988}). Does not ask
   * whether it is a demo.
   */
  public List<String> obstacles() {
    List<String> obstacles = new ArrayList<>();
    consent.emptyPlaces().forEach(place -> obstacles.add("empty-place " + place));
    for (String each : languages) {
      if (contacts(each).isEmpty()) {
        obstacles.add("no-contact " + each);
      }
      for (HelpContact contact : contacts(each)) {
        if (!contact.confirmed()) {
          obstacles.add("unconfirmed-contact " + each + " " + contact.number());
        }
      }
    }
    return obstacles;
  }

  /** Every column that answers go to, by the item that fills it. */
  Map<String, Item> columns() {
    Map<String, Item> columns = new LinkedHashMap<>();
    items().forEach(item -> item.columns().forEach(column -> columns.put(column, item)));
    return columns;
  }
}
