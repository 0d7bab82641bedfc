/**
 * Scripts for replicators: the analyses of a spec, as it was run, written down for R and for SPSS
 * or PSPP, which compute them again from the same file.
 *
 * <p>Names, labels and texts of others reach a script as quoted literals only. Start reading at
 * {@link org.lacrima.analysis.script.RScript}.
 */
@NullMarked
package org.lacrima.analysis.script;

import org.jspecify.annotations.NullMarked;
