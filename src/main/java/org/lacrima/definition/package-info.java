/**
 * Reading definition files: YAML 1.2 with file, line and column, and problems as values.
 *
 * <p>Knows nothing of surveys or analyses and uses no other room. Start reading at {@link
 * org.lacrima.definition.Problem}, then {@link org.lacrima.definition.Yaml} and {@link
 * org.lacrima.definition.Fields}.
 */
@NullMarked
package org.lacrima.definition;

import org.jspecify.annotations.NullMarked;
