package org.lacrima.study.door;

import java.nio.file.Path;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A directory that was named: an empty name would be the one where the command was called. */
final class NamedDirectory implements ITypeConverter<Path> {

  @Override
  public Path convert(String value) {
    if (value.isBlank()) {
      throw new TypeConversionException("it names a directory, and is empty.");
    }
    return Path.of(value);
  }
}
