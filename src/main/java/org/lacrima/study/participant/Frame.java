package org.lacrima.study.participant;

import io.quarkus.qute.RawString;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lacrima.study.security.Code;
import org.lacrima.study.storage.Study;
import org.lacrima.study.web.SafeText;
import org.lacrima.study.web.Words;
import org.lacrima.survey.HelpContact;
import org.lacrima.survey.SurveyDefinition;

/**
 * What stands around every participant page.
 *
 * @param base the address of the study, without a slash at its end
 * @param returnCode shown to come back with; null before there is anything to come back to
 */
public record Frame(
    Words words,
    String language,
    String base,
    String title,
    boolean demo,
    RawString helpNote,
    List<Contact> contacts,
    @Nullable String returnCode) {

  /**
   * Somebody to talk to.
   *
   * @param dial as a telephone link has it
   */
  public record Contact(
      String label,
      String number,
      String dial,
      String note,
      @Nullable String link,
      String checked,
      boolean confirmed) {

    static Contact of(HelpContact contact) {
      String link = contact.link();
      return new Contact(
          contact.label(),
          contact.number(),
          "tel:" + contact.number().replaceAll("[^0-9+]", ""),
          contact.note(),
          link != null && link.startsWith("https://") ? link : null,
          contact.checked().toString(),
          contact.confirmed());
    }
  }

  static Frame of(Study study, SurveyDefinition survey, String language, @Nullable String secret) {
    return new Frame(
        Words.in(language),
        language,
        "/s/" + study.slug,
        SafeText.plain(survey.title().in(language)),
        study.demo,
        SafeText.block(survey.helpNote().in(language)),
        survey.contacts(language).stream().map(Contact::of).toList(),
        secret == null ? null : Code.grouped(secret));
  }
}
