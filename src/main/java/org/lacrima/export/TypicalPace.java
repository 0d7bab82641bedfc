package org.lacrima.export;

import java.util.Arrays;
import java.util.Iterator;
import org.lacrima.survey.Interview;
import org.lacrima.survey.Item;
import org.lacrima.survey.SurveyDefinition;

/**
 * How long people usually take for an item: the median, over all responses that were sent, of the
 * seconds from start to submission divided by the number of items asked. By item, because who is
 * asked less is not faster.
 *
 * @param secondsPerItem NaN where nobody has sent anything
 */
public record TypicalPace(double secondsPerItem) {

  public static final TypicalPace UNKNOWN = new TypicalPace(Double.NaN);

  /** Reads all responses once; keeps one number of each. */
  public static TypicalPace of(SurveyDefinition survey, Iterator<ResponseData> responses) {
    double[] paces = new double[64];
    int n = 0;
    while (responses.hasNext()) {
      ResponseData response = responses.next();
      if (response.durationS() == null) {
        continue;
      }
      double pace = pace(response, Interview.of(survey, response.order(), response.newest()));
      if (!Double.isNaN(pace)) {
        paces = n == paces.length ? Arrays.copyOf(paces, 2 * n) : paces;
        paces[n++] = pace;
      }
    }
    return n == 0 ? UNKNOWN : new TypicalPace(median(Arrays.copyOf(paces, n)));
  }

  private static double median(double[] values) {
    Arrays.sort(values);
    int half = values.length / 2;
    return values.length % 2 == 1 ? values[half] : (values[half - 1] + values[half]) / 2;
  }

  /** Seconds for an item, at least one second in all; NaN while it is in progress. */
  static double pace(ResponseData response, Interview interview) {
    Long duration = response.durationS();
    long items = asked(interview);
    return duration == null || items == 0 ? Double.NaN : Math.max(1, duration) / (double) items;
  }

  private static long asked(Interview interview) {
    return interview.survey().items().stream().filter(item -> wasAsked(item, interview)).count();
  }

  /** Shown, and its page was sent. */
  static boolean wasAsked(Item item, Interview interview) {
    return interview.shows(item)
        && item.columns().stream().anyMatch(column -> interview.answer(column).isPresent());
  }
}
