package org.lacrima.export;

import com.opencsv.CSVWriter;
import java.io.IOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.lacrima.survey.Interview;
import org.lacrima.survey.Item;
import org.lacrima.survey.Page;
import org.lacrima.survey.SurveyDefinition;

/**
 * How each page was answered, by the server's clock alone: a row for every page of a response that
 * was sent.
 *
 * <dl>
 *   <dt>{@code position}
 *   <dd>the place of the page in the order in which this response was asked, from 1; empty where a
 *       changed answer has hidden it since.
 *   <dt>{@code visits}
 *   <dd>how often it was sent, the same sending twice aside.
 *   <dt>{@code seconds}
 *   <dd>from the moment its form was made to the moment it arrived, summed over the visits; from
 *       the sending before, where it is not known when the form was made.
 *   <dt>{@code edits}
 *   <dd>how many answers were changed after they had been sent.
 *   <dt>{@code items}
 *   <dd>the items that were shown, in the order in which they stood.
 * </dl>
 *
 * <p>An anonymous study has seconds and no times.
 */
public final class ParadataCsv {

  static final List<String> HEADER =
      List.of(
          "response_id",
          "page",
          "position",
          "visits",
          "first_shown_at",
          "last_sent_at",
          "seconds",
          "edits",
          "items");

  /**
   * A response and how its pages came in.
   *
   * @param sendings oldest first
   */
  public record Trace(ResponseData response, List<PageSending> sendings) {

    public Trace {
      sendings = List.copyOf(sendings);
    }
  }

  private final SurveyDefinition survey;
  private final ExportOptions options;

  public ParadataCsv(SurveyDefinition survey, ExportOptions options) {
    this.survey = survey;
    this.options = options;
  }

  /** Writes header and rows; flushes {@code out} and leaves it open. */
  public void write(Iterator<Trace> traces, Writer out) throws IOException {
    CSVWriter csv = ExactCsv.csv(out);
    ExactCsv.line(csv, HEADER);
    while (traces.hasNext()) {
      for (List<String> row : rows(traces.next())) {
        ExactCsv.line(csv, row);
      }
    }
    csv.flush();
  }

  List<List<String>> rows(Trace trace) {
    ResponseData response = trace.response();
    Interview interview = Interview.of(survey, response.order(), response.newest());
    List<List<String>> rows = new ArrayList<>();
    for (Page page : interview.pages()) {
      Visits visits = visits(trace, page.id());
      if (visits.count > 0) {
        int position = interview.shownPages().indexOf(page) + 1;
        rows.add(
            List.of(
                response.responseId(),
                page.id(),
                position == 0 ? "" : Integer.toString(position),
                Integer.toString(visits.count),
                time(visits.firstShown),
                time(visits.lastSent),
                visits.seconds(),
                Integer.toString(visits.edits),
                page.items().stream()
                    .filter(interview::shows)
                    .map(Item::id)
                    .collect(Collectors.joining(" "))));
      }
    }
    return rows;
  }

  private String time(@Nullable OffsetDateTime time) {
    return options.datesOnly() ? "" : ResponseRows.written(time);
  }

  /** What the sendings of one page come to. */
  private static final class Visits {
    private int count;
    private int edits;
    private @Nullable OffsetDateTime firstShown;
    private @Nullable OffsetDateTime lastSent;
    private Duration there = Duration.ZERO;

    String seconds() {
      return BigDecimal.valueOf(there.toMillis(), 3)
          .setScale(1, RoundingMode.HALF_UP)
          .toPlainString();
    }
  }

  private static Visits visits(Trace trace, String page) {
    Visits visits = new Visits();
    OffsetDateTime before = trace.response().startedAt();
    Set<OffsetDateTime> forms = new HashSet<>();
    for (PageSending sending : trace.sendings()) {
      if (sending.page().equals(page)) {
        OffsetDateTime shown = sending.shownAt();
        boolean newForm = shown != null && forms.add(shown);
        // a form that is sent again was looked at since it was sent before
        OffsetDateTime from = shown != null && newForm ? shown : before;
        visits.count += shown == null || newForm ? 1 : 0;
        visits.edits += sending.edits();
        visits.firstShown = visits.firstShown == null ? from : visits.firstShown;
        visits.lastSent = sending.receivedAt();
        if (sending.receivedAt().isAfter(from)) {
          visits.there = visits.there.plus(Duration.between(from, sending.receivedAt()));
        }
      }
      before = sending.receivedAt();
    }
    return visits;
  }
}
