package org.lacrima.study.opening;

import java.io.PrintStream;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the terminal tells when the doors are open. */
final class Welcome {

  private Welcome() {}

  static void print(
      PrintStream out,
      String base,
      boolean demo,
      List<String> openStudies,
      FirstResearcher.@Nullable Account account,
      List<String> notices) {
    StringBuilder text = new StringBuilder("\n  Lacrima is open.\n\n");
    for (String slug : openStudies) {
      text.append("  Participants   ").append(base).append("/s/").append(slug).append('\n');
    }
    text.append("  Researchers    ").append(base).append("/studies\n");
    if (account != null) {
      text.append("\n  The first researcher account (this is shown once):\n")
          .append("    user name           ")
          .append(account.name())
          .append('\n')
          .append("    one-time password   ")
          .append(account.password())
          .append('\n')
          .append("  You choose your own password when you first log in.\n");
    }
    if (demo) {
      text.append(
          "\n  This is a demonstration: its 124 responses are synthetic, and say so everywhere.\n");
    } else if (openStudies.isEmpty()) {
      text.append(
          "\n  No study takes participants yet; the researchers' page says what is next.\n");
    }
    notices.forEach(
        notice -> text.append("\n  ").append(notice.replace("\n", "\n  ")).append('\n'));
    text.append("\n  Ctrl+C ends it.\n");
    out.println(text);
    out.flush();
  }
}
