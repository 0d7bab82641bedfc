/** What all pages and answers share: authors' texts made safe, errors, headers, words. */
@NullMarked
package org.lacrima.study.web;

import org.jspecify.annotations.NullMarked;
