/** Secrets and codes of participants, log-in of researchers, and who may see what. */
@NullMarked
package org.lacrima.study.security;

import org.jspecify.annotations.NullMarked;
