package org.lacrima.study.storage;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.Locale;
import org.lacrima.definition.Fields;

/** Who may begin: everybody, who has a personal link, or who comes from a panel. */
public enum Access {
  OPEN,
  PERSONAL,
  PANEL;

  /** As it stands in the database. */
  @Converter
  public static class Written implements AttributeConverter<Access, String> {
    @Override
    public String convertToDatabaseColumn(Access access) {
      return Fields.written(access);
    }

    @Override
    public Access convertToEntityAttribute(String written) {
      return valueOf(written.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
  }
}
