package org.lacrima.study.storage;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.Locale;
import org.lacrima.definition.Fields;

/** Where a response stands. A withdrawn one is not there any more. */
public enum ResponseStatus {
  IN_PROGRESS,
  SUBMITTED,
  SYNTHETIC;

  /** As it stands in the database and in the exact file. */
  @Converter
  public static class Written implements AttributeConverter<ResponseStatus, String> {
    @Override
    public String convertToDatabaseColumn(ResponseStatus status) {
      return Fields.written(status);
    }

    @Override
    public ResponseStatus convertToEntityAttribute(String written) {
      return valueOf(written.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
  }
}
