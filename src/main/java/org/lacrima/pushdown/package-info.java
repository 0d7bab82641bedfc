/**
 * The same plan answered by a database: PostgreSQL or DuckDB sums, counts and groups, and gives
 * summaries, not rows. The only room with {@code java.sql} outside {@code study}.
 *
 * <p>Start reading at {@link org.lacrima.pushdown.JdbcSource}. A plan is answered in this order:
 * one statement finds out what the columns hold ({@code SourceColumn}), so that every number has
 * the shape it has in a CSV file; formulas are compiled as ever and written down in SQL ({@code
 * SqlNotation}) in one subquery ({@code SqlRows}); needs become few statements over it ({@code
 * SqlAnswering}, {@code SumQuery}, {@code GroupingQuery}). What would not have the same bits (sums
 * of doubles, logarithms, ranks of complete cases) is computed from those columns that it needs, by
 * the streaming source ({@code Remainder}, {@code RowStream}).
 */
@NullMarked
package org.lacrima.pushdown;

import org.jspecify.annotations.NullMarked;
