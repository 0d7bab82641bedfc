package org.lacrima.export;

import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.lacrima.dataset.Variable;
import org.lacrima.scoring.Score;
import org.lacrima.scoring.Scoring;
import org.lacrima.survey.Interview;
import org.lacrima.survey.Item;
import org.lacrima.survey.Scale;
import org.lacrima.survey.SurveyDefinition;

/**
 * Turns a response into the fields of a row: system columns, items in survey order, scores, how it
 * was asked and answered.
 */
final class ResponseRows {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ssXXX", Locale.ROOT);

  private final SurveyDefinition survey;
  private final ExportOptions options;
  private final Scoring scoring;
  private final QualityFlags flags;
  private final List<Variable> variables;
  private final List<String> columns = new ArrayList<>();

  ResponseRows(
      SurveyDefinition survey, ExportOptions options, TypicalPace typical, String language) {
    this.survey = survey;
    this.options = options;
    this.scoring = Scoring.of(survey);
    this.flags = new QualityFlags(survey, typical);
    Set<String> left = new HashSet<>();
    for (Item item : survey.items()) {
      List<String> own = item.format().ownWords(item.id());
      for (String column : item.columns()) {
        if (options.ownWords() || !own.contains(column)) {
          columns.add(column);
        } else {
          left.add(column);
        }
      }
    }
    this.variables =
        survey.variables(language).stream().filter(v -> !left.contains(v.name())).toList();
  }

  /** The columns, in order. */
  List<Variable> variables() {
    return variables;
  }

  List<String> header() {
    return variables.stream().map(Variable::name).toList();
  }

  List<String> row(ResponseData response) {
    Interview interview = Interview.of(survey, response.order(), response.newest());
    Map<String, String> answers = interview.columns();
    List<String> row = new ArrayList<>(variables.size());
    row.add(response.responseId());
    row.add(response.studyVersion());
    row.add(response.language());
    row.add(time(response.startedAt()));
    row.add(time(response.submittedAt()));
    Long duration = response.durationS();
    row.add(duration == null ? "" : Long.toString(duration));
    row.add(response.status());
    row.add(response.consentVersion());
    columns.forEach(column -> row.add(answers.getOrDefault(column, "")));
    Map<String, Score> scores = scoring.scores(answers::get);
    for (Scale scale : survey.scales()) {
      Score score = scores.get(scale.id());
      row.add(score == null ? "" : score.text());
    }
    row.add(response.order().text());
    row.add(interview.screenedOut().isPresent() ? "1" : "0");
    row.add(flags.speed(response, interview));
    row.add(flags.straightlining(interview));
    row.add(QualityFlags.missing(interview));
    row.add(response.trapped() ? "1" : "0");
    return row;
  }

  private String time(@Nullable OffsetDateTime time) {
    return time != null && options.datesOnly() ? time.toLocalDate().toString() : written(time);
  }

  static String written(@Nullable OffsetDateTime time) {
    return time == null ? "" : TIME.format(time);
  }
}
