/** Internal consistency of scales: alpha, omega, item analysis. */
@NullMarked
package org.lacrima.statistics.reliability;

import org.jspecify.annotations.NullMarked;
