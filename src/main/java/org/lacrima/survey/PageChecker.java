package org.lacrima.survey;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What was sent for a page, held against what the page asks. */
final class PageChecker {

  /** Of names that nobody asked for so many are told; a program may send thousands. */
  private static final int MOST_STRAYS = 20;

  private final Interview interview;

  PageChecker(Interview interview) {
    this.interview = interview;
  }

  PageCheck check(Page page, Map<String, List<String>> submitted) {
    if (!interview.shows(page)) {
      return PageCheck.refused(new AnswerProblem("page-not-shown", page.id(), Map.of(), List.of()));
    }
    if (!interview.reached(page)) {
      return PageCheck.refused(
          new AnswerProblem("page-not-reached", page.id(), Map.of(), List.of()));
    }
    List<AnswerProblem> problems = new ArrayList<>();
    Map<String, String> answers = new LinkedHashMap<>();
    Set<String> inputs = new HashSet<>();
    SubmittedValues values = new SubmittedValues(submitted);
    for (Item item : page.items()) {
      if (!interview.shows(item)) {
        continue;
      }
      inputs.addAll(item.format().inputs(item.id()));
      Answered answered = item.format().read(item.id(), values);
      if (answered.problem() == null) {
        answers.putAll(answered.answers());
      } else {
        problems.add(
            new AnswerProblem(
                answered.problem(),
                item.id(),
                answered.parameters(),
                submitted.getOrDefault(item.id(), List.of())));
      }
    }
    submitted.entrySet().stream()
        .filter(each -> !inputs.contains(each.getKey()))
        .limit(MOST_STRAYS)
        .map(each -> stray(page, each.getKey(), each.getValue()))
        .forEach(problems::add);
    return problems.isEmpty()
        ? new PageCheck(answers, List.of())
        : new PageCheck(Map.of(), problems);
  }

  PageCheck checkWhatCanBeKept(Page page, Map<String, List<String>> submitted) {
    PageCheck whole = check(page, submitted);
    if (whole.accepted()) {
      return whole;
    }
    Map<String, List<String>> rest = new LinkedHashMap<>(submitted);
    Set<String> left = new HashSet<>();
    for (AnswerProblem problem : whole.problems()) {
      rest.remove(problem.item());
      for (Item item : page.items()) {
        if (item.id().equals(problem.item())) {
          rest.keySet().removeAll(item.format().inputs(item.id()));
          left.addAll(item.columns());
        }
      }
    }
    PageCheck check = check(page, rest);
    Map<String, String> answers = new LinkedHashMap<>(check.answers());
    answers.keySet().removeAll(left);
    return new PageCheck(answers, check.problems());
  }

  private AnswerProblem stray(Page page, String name, List<String> sent) {
    return new AnswerProblem(stray(page, name), AnswerProblem.brief(name), Map.of(), sent);
  }

  private String stray(Page page, String name) {
    for (Page each : interview.pages()) {
      for (Item item : each.items()) {
        if (item.format().inputs(item.id()).contains(name)) {
          return each.id().equals(page.id()) ? "item-not-shown" : "item-not-on-page";
        }
      }
    }
    return "unknown-item";
  }
}
