package org.lacrima.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lacrima.definition.Place;
import org.lacrima.definition.Problem;

class ProblemListTest {

  private static String printed(String place, String message) {
    StringWriter out = new StringWriter();
    ProblemList.print(
        List.of(new Problem("no-such-file", Place.file(place), message, "Maybe another.")),
        new PrintWriter(out));
    return out.toString();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "jdbc:postgresql://u@localhost:1/db?password=sekret&table=t",
        "jdbc:postgresql://u@localhost:1/db?table=t&passw%6Frd=sek&sekret",
        "postgresql://u:sekret@localhost:1/db?table=t",
        " jdbc:postgresql://u:se@sekret@localhost:1/db?table=t",
        "jdbc:duckdb:a.db?s3_secret_access_key=sekret&table=t"
      })
  void no_password_is_printed_whoever_was_given_it(String address) {
    assertThat(printed(address, "There is no file " + address + ".")).doesNotContain("sekret");
  }

  @Test
  void control_characters_are_shown() {
    assertThat(printed("a.csv", "The field '\u001b[31m'.")).contains("'\\u001b[31m'");
    assertThat(printed("a.csv", "x")).contains("[no-such-file] x\n    Maybe another.");
  }
}
