package org.lacrima.dataset;

/** Some rows of a data set, by columns. Reused from one part of a file to the next. */
public final class Batch {

  public final Column[] columns;
  public final int capacity;
  public int rows;

  public Batch(Column[] columns, int capacity) {
    this.columns = columns.clone();
    this.capacity = capacity;
  }
}
