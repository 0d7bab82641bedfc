/**
 * Distribution functions whose tails keep their digits, and their quantiles; noncentral t and
 * chi-square with limits of the noncentrality.
 */
@NullMarked
package org.lacrima.statistics.distribution;

import org.jspecify.annotations.NullMarked;
