package org.lacrima.study.web;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.lacrima.survey.SurveyDefinition;

/**
 * What an error page tells of the study it stands in: its languages, whom to turn to, the way out.
 * Kept in memory, so that it is there when nothing else is.
 */
@ApplicationScoped
public class StudySigns {

  /**
   * @param base the address of the study
   */
  public record Sign(Words words, String base, List<Contact> contacts) {}

  /** Somebody to talk to. */
  public record Contact(String label, String number, String dial, String note) {}

  private final Map<String, SurveyDefinition> surveys = new ConcurrentHashMap<>();

  public void put(String slug, SurveyDefinition survey) {
    surveys.put(slug, survey);
  }

  /**
   * @param path of a request
   * @param asked a language that was asked for, null or not
   * @return null where the path leads to no known study
   */
  @Nullable Sign of(String path, @Nullable String asked, @Nullable String acceptLanguage) {
    if (!path.startsWith("/s/")) {
      return null;
    }
    String slug = path.substring(3).replaceFirst("/.*", "");
    SurveyDefinition survey = surveys.get(slug);
    if (survey == null) {
      return null;
    }
    String language = asked == null || !survey.languages().contains(asked) ? null : asked;
    if (language == null) {
      language = Locale.lookupTag(Words.wanted(acceptLanguage), survey.languages());
    }
    String chosen = language == null ? survey.language() : language;
    return new Sign(
        Words.in(chosen),
        "/s/" + slug,
        survey.contacts(chosen).stream()
            .map(
                contact ->
                    new Contact(
                        contact.label(),
                        contact.number(),
                        "tel:" + contact.number().replaceAll("[^0-9+]", ""),
                        contact.note()))
            .toList());
  }
}
