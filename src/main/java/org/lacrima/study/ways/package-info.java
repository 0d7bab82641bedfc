/**
 * How participants come in and how they are sent back: a study's settings of collection, personal
 * links, panels such as Prolific and SONA. A ticket stands for one person who may come; what that
 * person answers is found through it while it is in progress, and by nobody afterwards. Start
 * reading at {@link org.lacrima.study.ways.Tickets}.
 */
@NullMarked
package org.lacrima.study.ways;

import org.jspecify.annotations.NullMarked;
