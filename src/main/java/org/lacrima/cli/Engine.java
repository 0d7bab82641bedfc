package org.lacrima.cli;

import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;
import picocli.CommandLine;

/** The name and version of this program, as results carry them. */
final class Engine implements CommandLine.IVersionProvider {

  Engine() {}

  static String name() {
    Properties properties = new Properties();
    try (InputStream in = Engine.class.getResourceAsStream("/lacrima.properties")) {
      if (in != null) {
        properties.load(in);
      }
    } catch (IOException e) {
      throw new IllegalStateException("The program's own version cannot be read", e);
    }
    return "lacrima " + properties.getProperty("version", "unknown");
  }

  @Override
  public String[] getVersion() {
    return new String[] {name()};
  }
}
