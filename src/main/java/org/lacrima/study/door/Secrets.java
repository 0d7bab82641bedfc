package org.lacrima.study.door;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Properties;

/** Passwords and keys made for this home, in a file that only its owner can read. */
final class Secrets {

  static final String DATABASE_ADMINISTRATOR = "database.administrator.password";
  static final String DATABASE_OWNER = "database.owner.password";
  static final String DATABASE_APPLICATION = "database.application.password";
  static final String SESSION_KEY = "session.key";

  private final Properties values;

  private Secrets(Properties values) {
    this.values = values;
  }

  /** Reads the file; makes and keeps whatever is missing in it. */
  static Secrets of(Home home) {
    Path file = home.secrets();
    Properties values = new Properties();
    try {
      if (Files.exists(file)) {
        try (Reader reader = new StringReader(Files.readString(file))) {
          values.load(reader);
        }
      }
      boolean complete = true;
      for (String name :
          new String[] {
            DATABASE_ADMINISTRATOR, DATABASE_OWNER, DATABASE_APPLICATION, SESSION_KEY
          }) {
        if (values.getProperty(name, "").isBlank()) {
          values.setProperty(name, random());
          complete = false;
        }
      }
      if (!complete) {
        write(file, values);
      }
    } catch (IOException e) {
      throw home.problem(
          "secrets-not-usable",
          "The file 'secrets.properties' in it cannot be used: " + e.getMessage() + ".",
          "Maybe it belongs to another user.");
    }
    return new Secrets(values);
  }

  String get(String name) {
    return values.getProperty(name, "");
  }

  private static void write(Path file, Properties values) throws IOException {
    StringBuilder text =
        new StringBuilder("# Made by Lacrima. Keep it with the data, and private.\n");
    values.stringPropertyNames().stream()
        .sorted()
        .forEach(name -> text.append(name).append('=').append(values.get(name)).append('\n'));
    Path fresh = file.resolveSibling(file.getFileName() + ".new");
    Files.deleteIfExists(fresh);
    OwnerOnly.create(fresh);
    Files.writeString(fresh, text, StandardCharsets.UTF_8, StandardOpenOption.WRITE);
    Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  private static String random() {
    byte[] bytes = new byte[24];
    new SecureRandom().nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /** Files that only their owner can read, where the file system knows owners. */
  static final class OwnerOnly {
    private OwnerOnly() {}

    static void create(Path file) throws IOException {
      try {
        Files.createFile(
            file,
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      } catch (UnsupportedOperationException e) {
        Files.createFile(file);
      }
    }
  }
}
