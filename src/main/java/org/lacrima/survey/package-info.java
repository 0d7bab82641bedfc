/**
 * Surveys as definitions: instruments, items, response scales, pages, routing, answer checking; the
 * loader; and the variables that a survey's data have.
 *
 * <p>Uses {@code definition} and {@code dataset}. Start reading at {@link
 * org.lacrima.survey.SurveyDefinition}, then {@link org.lacrima.survey.Interview}: what is shown,
 * what comes next and what may be answered, without storage, pages or clock. Files come in through
 * {@link org.lacrima.survey.SurveyLoader}; what an item accepts is in the five {@link
 * org.lacrima.survey.AnswerFormat}s.
 */
@NullMarked
package org.lacrima.survey;

import org.jspecify.annotations.NullMarked;
