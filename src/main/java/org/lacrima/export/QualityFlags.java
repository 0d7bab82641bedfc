package org.lacrima.export;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.lacrima.dataset.MissingCode;
import org.lacrima.dataset.NumberText;
import org.lacrima.survey.Block;
import org.lacrima.survey.Interview;
import org.lacrima.survey.Item;
import org.lacrima.survey.Page;
import org.lacrima.survey.SingleChoice;
import org.lacrima.survey.SurveyDefinition;

/**
 * Numbers that say how a response was given, for rules that are written down before anybody has
 * seen the data. They are no verdicts, and nothing is ever left out because of them: people read at
 * different speeds, and somebody may feel the same about every sentence.
 *
 * <dl>
 *   <dt>{@code q_speed}
 *   <dd>the median seconds per item of all that were sent ({@link TypicalPace}), divided by those
 *       of this response: 1 is as usual, 2 twice as fast. A pause makes slow, never fast. After the
 *       relative speed index of Leiner (2019), with items where that has pages. {@code -55} before
 *       it is sent.
 *   <dt>{@code q_straightlining}
 *   <dd>over the blocks of ratings on one scale that have at least 5 items, or at least 3 of which
 *       some are reverse-keyed and some not: the sum of the longest runs of the same answer, in the
 *       order shown, divided by the number of answers; blocks with fewer than 3 answers are left
 *       out. 1 is one straight line. {@code -77} where no such block was shown, {@code -66} where
 *       too few were answered.
 *   <dt>{@code q_missing}
 *   <dd>of the items that were shown and sent, those in own words aside, the share without a valid
 *       answer: skipped, or preferred not to answer. {@code -55} before any is sent.
 *   <dt>{@code q_honeypot}
 *   <dd>1 where a field was filled in that no person sees or reaches.
 * </dl>
 */
public final class QualityFlags {

  /** How each is made, for the codebook. */
  static final Map<String, String> FORMULAS = new LinkedHashMap<>();

  static {
    FORMULAS.put("order_seed", "every random order follows from it (docs/surveys.md says how)");
    FORMULAS.put("screened_out", "an answer met a screen-out condition of the survey");
    FORMULAS.put(
        "q_speed",
        "median over all sent responses of (duration_s / items asked), divided by this response's");
    FORMULAS.put(
        "q_straightlining",
        "sum of the longest runs of one answer / number of answers, over rating blocks of at least"
            + " 5 items, or of at least 3 with reversed ones");
    FORMULAS.put("q_missing", "items asked without a valid answer / items asked, free text aside");
    FORMULAS.put("q_honeypot", "1: the field was filled in that no person sees or reaches");
  }

  private static final int LONG = 5;
  private static final int LEAST = 3;

  private final TypicalPace typical;
  private final Set<String> blocks = new HashSet<>();

  public QualityFlags(SurveyDefinition survey, TypicalPace typical) {
    this.typical = typical;
    Set<String> reversed = new HashSet<>();
    survey.scales().forEach(scale -> reversed.addAll(scale.reversed()));
    for (Page page : survey.pages()) {
      for (Block block : page.blocks()) {
        List<Item> rated = rated(block);
        long turned = rated.stream().filter(item -> reversed.contains(item.id())).count();
        boolean mixed = turned > 0 && turned < rated.size();
        if (rated.size() >= LONG || rated.size() >= LEAST && mixed) {
          blocks.add(block.path());
        }
      }
    }
  }

  /** The items of a block that are rated on its one scale. */
  private static List<Item> rated(Block block) {
    return block.items().stream()
        .filter(
            item ->
                item.format() instanceof SingleChoice choice
                    && choice.row()
                    && choice.scale().equals(block.scale()))
        .toList();
  }

  String speed(ResponseData response, Interview interview) {
    double speed = typical.secondsPerItem() / TypicalPace.pace(response, interview);
    return Double.isNaN(speed) ? MissingCode.NOT_REACHED.text() : NumberText.of(speed);
  }

  String straightlining(Interview interview) {
    boolean shown = false;
    int runs = 0;
    int answers = 0;
    for (Page page : interview.pages()) {
      for (Block block : page.blocks()) {
        if (!blocks.contains(block.path())) {
          continue;
        }
        List<Item> rated = rated(block).stream().filter(interview::shows).toList();
        shown |= !rated.isEmpty();
        List<String> given =
            rated.stream()
                .flatMap(item -> interview.answer(item.id()).stream())
                .filter(QualityFlags::isValid)
                .toList();
        if (given.size() >= LEAST) {
          runs += longestRun(given);
          answers += given.size();
        }
      }
    }
    if (answers > 0) {
      return NumberText.of(runs / (double) answers);
    }
    return (shown ? MissingCode.TOO_FEW : MissingCode.NOT_SHOWN).text();
  }

  static int longestRun(List<String> answers) {
    int longest = 0;
    int run = 0;
    for (int i = 0; i < answers.size(); i++) {
      run = i > 0 && answers.get(i).equals(answers.get(i - 1)) ? run + 1 : 1;
      longest = Math.max(longest, run);
    }
    return longest;
  }

  static String missing(Interview interview) {
    int asked = 0;
    int lacking = 0;
    for (Item item : interview.survey().items()) {
      boolean ownWords = item.format().ownWords(item.id()).contains(item.id());
      if (!ownWords && TypicalPace.wasAsked(item, interview)) {
        asked++;
        lacking +=
            item.columns().stream()
                    .flatMap(column -> interview.answer(column).stream())
                    .anyMatch(QualityFlags::isValid)
                ? 0
                : 1;
      }
    }
    return asked == 0 ? MissingCode.NOT_REACHED.text() : NumberText.of(lacking / (double) asked);
  }

  private static boolean isValid(String answer) {
    return MissingCode.of(answer).isEmpty();
  }
}
