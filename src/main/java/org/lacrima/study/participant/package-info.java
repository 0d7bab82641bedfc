/**
 * A participant's way: consent, pages, receipt, withdrawal, as web pages and as JSON, both thin
 * shells over {@link org.lacrima.study.participant.Responses}, which asks the survey's {@code
 * Interview} and keeps what it accepts. Start reading there.
 */
@NullMarked
package org.lacrima.study.participant;

import org.jspecify.annotations.NullMarked;
