package org.lacrima.export;

/**
 * What an export holds.
 *
 * @param ownWords free text too, which may tell who somebody is
 * @param datesOnly of an anonymous study: days, not times
 */
public record ExportOptions(boolean ownWords, boolean datesOnly) {

  public static ExportOptions usual() {
    return new ExportOptions(false, false);
  }
}
