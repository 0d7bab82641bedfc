package org.lacrima.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lacrima.study.Visitor.STUDY;

import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a request says of where it was sent is not believed. */
@QuarkusTest
class AddressesTest {

  private static Raw.Answer ask(String method, String path, String headers, String body)
      throws IOException {
    return Raw.exchange(
        (method
                + " "
                + path
                + " HTTP/1.1\r\nHost: evil.example\r\nX-Forwarded-Host: evil.example\r\n"
                + "Connection: close\r\n"
                + headers
                + "Content-Length: "
                + body.length()
                + "\r\n\r\n"
                + body)
            .getBytes(StandardCharsets.UTF_8));
  }

  private static String location(Raw.Answer answer) {
    return answer
        .head()
        .lines()
        .filter(line -> line.toLowerCase(Locale.ROOT).startsWith("location:"))
        .map(line -> line.substring(9).strip())
        .findFirst()
        .orElse("");
  }

  @BeforeEach
  void account() throws SQLException {
    ResearcherTest.account("researcher", false);
  }

  @Test
  void no_redirect_leads_to_the_host_that_the_request_names() throws IOException {
    String form = "Content-Type: application/x-www-form-urlencoded\r\n";
    for (Raw.Answer answer :
        List.of(
            ask("GET", STUDY + "/p/0000000000000000", "", ""),
            ask("GET", STUDY + "/resume", "", ""),
            ask("GET", STUDY + "/pages/about-you", "", ""),
            ask("GET", "/studies", "Accept: text/html\r\n", ""),
            ask("POST", "/j_security_check", form, "j_username=a&j_password=b"),
            ask(
                "POST",
                "/j_security_check",
                form + "Cookie: quarkus-redirect-location=http://evil.example/studies\r\n",
                "j_username=researcher&j_password=" + ResearcherTest.PASSWORD.replace(" ", "+")),
            ask(
                "POST",
                "/j_security_check",
                form,
                "j_username=researcher&j_password=" + ResearcherTest.PASSWORD.replace(" ", "+")))) {
      assertThat(answer.status()).as(answer.head()).isBetween(302, 303);
      assertThat(location(answer)).as(answer.head()).startsWith("/").doesNotStartWith("//");
    }
    assertThat(location(ask("GET", STUDY + "/leave", "", "")))
        .isEqualTo(Stored.setting("lacrima.quick-exit"));
  }

  @Test
  void a_redirect_says_nothing_that_needs_a_charset() throws IOException {
    String form = "Content-Type: application/x-www-form-urlencoded\r\n";
    for (Raw.Answer answer :
        List.of(
            ask("GET", STUDY + "/resume", "", ""),
            ask("GET", STUDY + "/leave", "", ""),
            ask("POST", STUDY + "/j_security_check", form, ""),
            ask("POST", "/j_security_check", form, "j_username=a&j_password=b"))) {
      if (answer.status() < 400) {
        assertThat(answer.body()).as(answer.head()).isEmpty();
      }
      assertThat(answer.contentType())
          .as(answer.head())
          .satisfiesAnyOf(
              type -> assertThat(type).isEmpty(),
              type -> assertThat(type).containsIgnoringCase("charset=utf-8"));
    }
  }

  @Test
  void cookies_are_kept_to_tls_where_the_proxy_says_that_participants_use_it() throws IOException {
    for (String path : List.of(STUDY, STUDY + "/leave", STUDY + "/p/0000000000000000", "/login")) {
      for (boolean tls : new boolean[] {true, false}) {
        Raw.Answer answer =
            ask("GET", path, tls ? "X-Forwarded-Proto: https\r\nAccept: text/html\r\n" : "", "");
        List<String> cookies =
            answer
                .head()
                .lines()
                .filter(line -> line.toLowerCase(Locale.ROOT).startsWith("set-cookie:"))
                .toList();
        assertThat(cookies).as(path).isNotEmpty();
        assertThat(cookies)
            .as(path)
            .allMatch(
                cookie -> cookie.toLowerCase(Locale.ROOT).matches(".*;\\s?secure(;.*|$)") == tls);
      }
    }
  }

  @Test
  void every_page_says_in_which_charset_it_is() {
    Visitor visitor = new Visitor();
    String first = visitor.begin();
    for (String path :
        List.of(
            STUDY,
            first,
            STUDY + "/help",
            STUDY + "/withdraw",
            STUDY + "/declined",
            STUDY + "/return",
            STUDY + "/nothing")) {
      assertThat(visitor.get(path).contentType())
          .as(path)
          .isEqualToIgnoringCase("text/html;charset=UTF-8");
    }
    String end = StudyPagesTest.walk(visitor, first, Map.of());
    assertThat(visitor.get(end).contentType()).isEqualToIgnoringCase("text/html;charset=UTF-8");
    visitor.post(end);
    assertThat(visitor.get(STUDY + "/done").contentType())
        .isEqualToIgnoringCase("text/html;charset=UTF-8");
  }
}
