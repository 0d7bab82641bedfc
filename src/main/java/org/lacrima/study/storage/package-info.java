/**
 * Everything that is kept: entities with their finders. The schema is Flyway's ({@code
 * db/migration}); answers are added and never changed.
 */
@NullMarked
package org.lacrima.study.storage;

import org.jspecify.annotations.NullMarked;
