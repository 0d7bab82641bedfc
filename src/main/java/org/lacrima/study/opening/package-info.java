/**
 * What happens between the start of the process and the first visitor, in this order: withdrawn
 * responses stay withdrawn, somebody can log in, studies are offered, the demo has its synthetic
 * responses, the terminal tells where to go. Start reading at {@link
 * org.lacrima.study.opening.Opening}.
 */
@NullMarked
package org.lacrima.study.opening;

import org.jspecify.annotations.NullMarked;
