package org.lacrima.study.participant;

import io.quarkus.qute.RawString;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lacrima.study.security.Code;
import org.lacrima.study.web.SafeText;
import org.lacrima.study.web.Words;
import org.lacrima.survey.HelpContact;
import org.lacrima.survey.SurveyDefinition;

/**
 * What stands around every participant page.
 *
 * @param base the address of the study, without a slash at its end
 * @param here the address of this page, for who asks for it in another language
 * @param keep what a link to another page needs so that the language stays; empty within a response
 *     in progress, which knows its own
 * @param returnCode shown to come back with; null before there is anything to come back to
 */
public record Frame(
    Words words,
    String language,
    List<Language> languages,
    String base,
    String here,
    String keep,
    String title,
    boolean demo,
    RawString helpNote,
    List<Contact> contacts,
    @Nullable String returnCode) {

  /** Tells one frame of a survey from another, but for the return code. */
  String key(SurveyDefinition survey) {
    return survey.sha256() + ' ' + language + ' ' + demo + ' ' + here;
  }

  /** With something else where the return code stands. */
  Frame withReturnCode(String shown) {
    return new Frame(
        words, language, languages, base, here, keep, title, demo, helpNote, contacts, shown);
  }

  /** A language the survey can be asked in, named in itself. */
  public record Language(String tag, String name, boolean current) {}

  /**
   * Somebody to talk to.
   *
   * @param dial as a telephone link has it
   * @param checked the day, as the page's language writes it
   */
  public record Contact(
      String label,
      String number,
      String dial,
      String note,
      @Nullable String link,
      String checked,
      boolean confirmed) {

    static Contact of(HelpContact contact, Words words) {
      String link = contact.link();
      return new Contact(
          contact.label(),
          contact.number(),
          "tel:" + contact.number().replaceAll("[^0-9+]", ""),
          contact.note(),
          link != null && link.startsWith("https://") ? link : null,
          words.day(contact.checked()),
          contact.confirmed());
    }
  }

  /** The part that is the same for everybody who reads a survey in this language. */
  record Around(
      Words words,
      String language,
      List<Language> languages,
      String title,
      boolean demo,
      RawString helpNote,
      List<Contact> contacts) {

    static Around of(SurveyDefinition survey, String language, boolean demo) {
      Words words = Words.in(language);
      return new Around(
          words,
          language,
          survey.languages().stream()
              .map(tag -> new Language(tag, Words.in(tag).say("language"), tag.equals(language)))
              .toList(),
          SafeText.plain(survey.title().in(language)),
          demo,
          SafeText.block(survey.helpNote().in(language)),
          survey.contacts(language).stream().map(contact -> Contact.of(contact, words)).toList());
    }

    /**
     * @param base the address of the study, without a slash at its end
     * @param path of the page under it, with its slash; "" is the first page
     * @param secret of a response in progress; null where there is none
     */
    Frame at(String base, String path, @Nullable String secret) {
      return new Frame(
          words,
          language,
          languages,
          base,
          base + path,
          secret == null ? "?lang=" + language : "",
          title,
          demo,
          helpNote,
          contacts,
          secret == null ? null : Code.grouped(secret));
    }
  }
}
