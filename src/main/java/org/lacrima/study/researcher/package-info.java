/** The researcher's side: first account, studies with their counts, download. */
@NullMarked
package org.lacrima.study.researcher;

import org.jspecify.annotations.NullMarked;
