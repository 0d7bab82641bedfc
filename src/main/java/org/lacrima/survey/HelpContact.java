package org.lacrima.survey;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Somebody to talk to.
 *
 * @param label who it is
 * @param number as one dials it
 * @param link a page of theirs; null where none is given
 * @param checked when somebody last made sure that the number is right
 * @param confirmed a researcher of this study has confirmed it
 */
public record HelpContact(
    String label,
    String number,
    String note,
    @Nullable String link,
    LocalDate checked,
    boolean confirmed) {}
