package org.lacrima.load;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.lacrima.simulation.SyntheticParticipant;
import org.lacrima.survey.Interview;
import org.lacrima.survey.Order;
import org.lacrima.survey.Page;
import org.lacrima.survey.PageCheck;
import org.lacrima.survey.SurveyDefinition;

/**
 * What somebody will answer, ready to be sent.
 *
 * @param forms by page, without what only the page itself knows
 * @param answers by page: what the database must hold when the page is acknowledged
 */
public record Plan(
    String language, Map<String, String> forms, Map<String, Map<String, String>> answers) {

  public static Plan of(SurveyDefinition survey, SyntheticParticipant participant) {
    Map<String, Map<String, List<String>>> values = new LinkedHashMap<>();
    participant.submissions().forEach(page -> values.put(page.page(), page.values()));
    return of(survey, participant.language(), page -> values.getOrDefault(page.id(), Map.of()));
  }

  public static Plan of(
      SurveyDefinition survey, String language, Function<Page, Map<String, List<String>>> values) {
    Map<String, String> forms = new LinkedHashMap<>();
    Map<String, Map<String, String>> answers = new LinkedHashMap<>();
    Interview interview = Interview.start(survey, Order.AS_WRITTEN);
    Optional<Page> page = interview.resumeAt();
    while (page.isPresent()) {
      Map<String, List<String>> sent = values.apply(page.get());
      PageCheck check = interview.check(page.get(), sent);
      if (!check.accepted()) {
        throw new IllegalArgumentException(check.problems().toString());
      }
      forms.put(page.get().id(), encoded(sent));
      answers.put(page.get().id(), check.answers());
      interview = interview.with(check);
      page = interview.resumeAt();
    }
    return new Plan(language, forms, answers);
  }

  private static String encoded(Map<String, List<String>> values) {
    StringBuilder form = new StringBuilder();
    values.forEach((name, all) -> all.forEach(value -> add(form, name, value)));
    return form.toString();
  }

  static void add(StringBuilder form, String name, String value) {
    form.append(form.length() == 0 ? "" : "&")
        .append(URLEncoder.encode(name, StandardCharsets.UTF_8))
        .append('=')
        .append(URLEncoder.encode(value, StandardCharsets.UTF_8));
  }
}
