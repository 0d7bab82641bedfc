package org.lacrima.analysis.plan;

import java.util.List;

/**
 * A file or table that was answered from, for whoever wants to read it again.
 *
 * @param sample the sample whose file it is; empty where it is the only one
 * @param name without its folder
 * @param header names of its own columns, in their order
 */
public record DataFile(String sample, String name, List<String> header) {
  public DataFile {
    header = List.copyOf(header);
  }
}
