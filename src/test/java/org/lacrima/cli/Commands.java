package org.lacrima.cli;

import java.io.PrintWriter;
import java.io.StringWriter;

/** Commands of the terminal, for tests of other rooms. */
public final class Commands {

  /** What a command ended with, and what it said. */
  public record Ended(int code, String out, String err) {}

  private Commands() {}

  public static Ended run(String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int code = Main.run(new PrintWriter(out), new PrintWriter(err), arguments);
    return new Ended(code, out.toString(), err.toString());
  }
}
