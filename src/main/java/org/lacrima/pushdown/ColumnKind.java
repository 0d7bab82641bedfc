package org.lacrima.pushdown;

/** What the columns of a table hold, as far as it matters for reading numbers from them. */
enum ColumnKind {
  INTEGER,
  /** Read as 1 and 0. */
  BOOLEAN,
  /** Decimals of any declared size. */
  DECIMAL,
  /** Doubles: each stands for the shortest decimal that reads back to it, as in a CSV file. */
  DOUBLE,
  /** Floats, likewise. */
  FLOAT,
  /** Everything else, as the database writes it. Numbers where all are, as in a CSV file. */
  TEXT
}
