/**
 * What was printed held against what is found: printed numbers as rounding intervals, whether they
 * can exist at their n, which convention gives them, and in which senses a replication agrees with
 * its original. Numbers in, numbers out; begin at {@link Printed}.
 */
@org.jspecify.annotations.NullMarked
package org.lacrima.statistics.replication;
