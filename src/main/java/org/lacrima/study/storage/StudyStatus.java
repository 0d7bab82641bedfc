package org.lacrima.study.storage;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.Locale;
import org.lacrima.definition.Fields;

/** Whether a study takes participants. */
public enum StudyStatus {
  PREPARING,
  OPEN,
  CLOSED;

  /** As it stands in the database. */
  @Converter
  public static class Written implements AttributeConverter<StudyStatus, String> {
    @Override
    public String convertToDatabaseColumn(StudyStatus status) {
      return Fields.written(status);
    }

    @Override
    public StudyStatus convertToEntityAttribute(String written) {
      return valueOf(written.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
  }
}
