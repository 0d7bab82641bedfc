package org.lacrima.study;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.lacrima.study.Visitor.STUDY;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What no form of ours sends. Every answer is a page or a problem document, never a stack trace and
 * never our fault; and nothing is stored that was not asked.
 */
@QuarkusTest
class BadInputTest {

  @org.junit.jupiter.api.Test
  void what_is_no_form_reaches_no_page() {
    Visitor visitor = new Visitor();
    String at = visitor.begin();
    visitor.get(at);
    visitor.post(at, "age", "44");
    String id = Stored.lastResponse();
    for (String path :
        java.util.List.of(
            at,
            Visitor.STUDY + "/begin",
            Visitor.STUDY + "/send",
            Visitor.STUDY + "/return",
            Visitor.STUDY + "/withdraw",
            Visitor.STUDY + "/withdraw/delete",
            "/login")) {
      io.restassured.RestAssured.given()
          .cookies(visitor.cookies())
          .accept("text/html")
          .noContentType()
          .redirects()
          .follow(false)
          .post(path)
          .then()
          .statusCode(415);
    }
    assertThat(Stored.newest(id)).containsEntry("age", "44");
  }

  /** After the kinds of the Big List of Naughty Strings (MIT), and what this service is made of. */
  private static final List<String> NAUGHTY =
      List.of(
          "undefined",
          "null",
          "NaN",
          "1e308",
          "-0.0",
          "0x1F",
          "١٢٣",
          "<script>alert(1)</script>",
          "\"><img src=x onerror=alert(1)>",
          "'; drop table answer; --",
          "\\'; select pg_sleep(10); --",
          "{{7*7}}",
          "{7*7}",
          "{frame.returnCode}",
          "{#include participant/layout /}",
          "${7*7}",
          "#{7*7}",
          "<%= 7*7 %>",
          "${jndi:ldap://localhost/a}",
          "%s%n%d",
          "%00",
          "&lt;b&gt;",
          "]]>",
          "=1+1",
          "-2+3",
          "@SUM(1)",
          "../../../../etc/passwd",
          "C:\\con\\nul",
          "\u202Ereversed\u202C",
          "\u2066isolated\u2069",
          "\u200B\u200D\uFEFFinvisible",
          "\uD83D\uDE22 \uD83D\uDC69\u200D\uD83D\uDC69\u200D\uD83D\uDC67",
          "Z\u0351\u036B\u0343a\u0351l\u0343g\u0351o",
          "ﷺ",
          "בכי בטיפול",
          "\t tab \t",
          " \u00A0 \u3000 ",
          "a".repeat(10_000),
          "\uD83D\uDE22".repeat(300),
          "\u0000",
          "a\u0000b",
          "\u0007\u001B[31m",
          "\uFFFF",
          "\uFFFD",
          "-99",
          "-88");

  private final Visitor visitor = new Visitor();
  private String first = "";
  private String response = "";

  @BeforeEach
  void begin() {
    first = visitor.begin();
    response = Stored.lastResponse();
    visitor.get(first);
  }

  private static void isNoFaultOfOurs(String what, int status, String type, String body) {
    assertThat(status).as(what).isBetween(200, 499);
    assertThat(body)
        .as(what)
        .doesNotContain("\tat ", "Exception", "org.lacrima", "io.quarkus", "java.lang");
    if (status >= 400) {
      assertThat(type).as(what).matches("(text/html|application/problem\\+json).*");
    }
  }

  private static void isNoFaultOfOurs(String what, Response reply) {
    isNoFaultOfOurs(what, reply.statusCode(), reply.contentType(), reply.asString());
  }

  private static void isNoFaultOfOurs(String what, Raw.Answer reply) {
    isNoFaultOfOurs(what, reply.status(), reply.contentType(), reply.body());
  }

  private String cookies() {
    StringBuilder all = new StringBuilder("Cookie: ");
    visitor.cookies().forEach((name, value) -> all.append(name + "=" + value + "; "));
    return all + "\r\n";
  }

  private String token() {
    return "csrf-token=" + visitor.cookies().get("csrf-token");
  }

  private Raw.Answer post(String type, byte[]... parts) throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      body.write(part);
    }
    String headers = cookies() + (type.isEmpty() ? "" : "Content-Type: " + type + "\r\n");
    return Raw.send("POST", first, headers, body.toByteArray());
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  @Test
  void naughty_strings_are_kept_as_typed_or_refused_and_never_run() {
    for (String naughty : NAUGHTY) {
      List<String> before = Stored.rows(response);
      Response reply = visitor.post(first, "gender", "3", "gender_text", naughty);
      isNoFaultOfOurs(naughty, reply);
      if (reply.statusCode() == 422) {
        assertThat(Stored.rows(response)).as(naughty).isEqualTo(before);
        continue;
      }
      assertThat(reply.statusCode()).as(naughty).isEqualTo(303);
      String kept = Stored.newest(response).getOrDefault("gender_text", "");
      assertThat(kept).as(naughty).isIn(naughty.strip(), "-99");
      String shown = visitor.get(first).asString();
      assertThat(shown).as(naughty).doesNotContain("<script>alert", "<img src=x", "\"49\"", ">49<");
      if (naughty.matches("[{$#%\\\\'].*") && !kept.equals("-99")) {
        assertThat(shown).contains(kept.replace("'", "&#39;").replaceAll("^<%=", "&lt;%="));
      }
    }
  }

  @Test
  void broken_encodings_are_refused_or_read_as_what_they_are() throws IOException {
    for (String broken :
        List.of(
            "%C3%28",
            "%FF",
            "%C0%AF",
            "%ED%A0%80",
            "%F0%82%82%AC",
            "%00",
            "%",
            "%4",
            "%u0041",
            "%GG",
            "%E2%28%A1")) {
      Raw.Answer reply =
          post(
              "application/x-www-form-urlencoded",
              bytes(token() + "&gender=3&gender_text=x" + broken));
      isNoFaultOfOurs(broken, reply);
    }
    for (byte[] raw : List.of(bytes("é"), new byte[] {(byte) 0xC3}, new byte[] {0}, bytes("ÿþ"))) {
      isNoFaultOfOurs(
          "raw",
          post(
              "application/x-www-form-urlencoded",
              bytes(token() + "&gender=3&gender_text=x"),
              raw));
    }
    assertThat(Stored.rows(response))
        .as("nothing that nobody typed")
        .allMatch(row -> !row.contains("\uFFFD") && !row.contains("\u0000"));
    for (String type :
        List.of(
            "",
            "nonsense",
            "text/plain",
            "application/json",
            "application/octet-stream",
            "multipart/form-data",
            "multipart/form-data; boundary=x",
            "application/x-www-form-urlencoded; charset=latin-1",
            "application/x-www-form-urlencoded; charset=utf-16",
            "application/x-www-form-urlencoded; charset=nonsense",
            "application/x-www-form-urlencoded; charset=",
            "a/b/c; ;;")) {
      isNoFaultOfOurs(type, post(type, bytes(token() + "&age=30")));
      isNoFaultOfOurs(type, post(type, new byte[0]));
    }
    String part =
        "--x\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n".formatted("age", "77");
    isNoFaultOfOurs("multipart", post("multipart/form-data; boundary=x", bytes(part + "--x--")));
    String file =
        "--x\r\nContent-Disposition: form-data; name=\"gender_text\"; filename=\"../a\"\r\n\r\nx\r\n";
    isNoFaultOfOurs("file", post("multipart/form-data; boundary=x", bytes(file + "--x--")));
    assertThat(Stored.rows(response)).doesNotContain("age=77");
  }

  @Test
  void what_is_no_answer_of_this_page_is_refused_and_nothing_of_it_kept() {
    for (String[] fields :
        new String[][] {
          {"gender", "9"},
          {"gender", "-99"},
          {"gender", "-77"},
          {"age", "17"},
          {"age", "1e2"},
          {"age", "99999999999999999999999999999999"},
          {"wai_01", "3"},
          {"wai_total", "3"},
          {"cry_pos_01", "3"},
          {"response_id", "1"},
          {"status", "submitted"},
          {"__proto__", "1"},
          {"age[]", "30"},
          {"", "30"},
          {"AGE", "30"},
          {"csrf-token ", "30"}
        }) {
      Response reply = visitor.post(first, fields);
      isNoFaultOfOurs(fields[0], reply);
      assertThat(reply.statusCode()).as(fields[0] + "=" + fields[1]).isEqualTo(422);
      assertThat(Stored.rows(response)).as(fields[0] + "=" + fields[1]).isEmpty();
    }
    Response twice = visitor.post(first, Map.of("age", List.of("30", "31")));
    assertThat(twice.statusCode()).isEqualTo(422);
    Response both = visitor.post(first, Map.of("gender", List.of("1", "2")));
    assertThat(both.statusCode()).isEqualTo(422);
    assertThat(Stored.rows(response)).isEmpty();
  }

  @Test
  void too_much_is_refused_early_and_answered_briefly() throws IOException {
    String form = "application/x-www-form-urlencoded";
    byte[] tenMegabytes = new byte[10 << 20];
    Raw.Answer large = post(form, tenMegabytes);
    assertThat(large.status()).isIn(413, 0);
    String head =
        "POST "
            + first
            + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
            + cookies()
            + "Content-Type: "
            + form
            + "\r\nTransfer-Encoding: chunked\r\n\r\n";
    byte[][] chunks = new byte[162][];
    chunks[0] = bytes(head);
    for (int i = 1; i < 161; i++) {
      chunks[i] = bytes("10000\r\n" + "a".repeat(0x10000) + "\r\n");
    }
    chunks[161] = bytes("0\r\n\r\n");
    Raw.Answer chunked = Raw.exchange(chunks);
    assertThat(chunked.status()).isIn(413, 0);
    for (int fields : new int[] {300, 5_000, 50_000, 300_000}) {
      Raw.Answer many = post(form, bytes(token() + "&a=1".repeat(fields)));
      assertThat(many.status()).as(fields + " fields").isIn(400, 413, 422, 0);
      StringBuilder names = new StringBuilder(token());
      for (int i = 0; i < Math.min(fields, 30_000); i++) {
        names.append("&f").append(i).append("=1");
      }
      Raw.Answer different = post(form, bytes(names.toString()));
      assertThat(different.status()).as(fields + " names").isIn(400, 413, 422, 0);
      assertThat(different.body().length()).as(fields + " names").isLessThan(200_000);
    }
    assertThat(Stored.rows(response)).isEmpty();
  }

  @Test
  void who_sends_slowly_keeps_nobody_waiting() throws IOException {
    List<Socket> slow = new ArrayList<>();
    try {
      for (int i = 0; i < 60; i++) {
        Socket socket = new Socket("localhost", RestAssured.port);
        slow.add(socket);
        String head =
            "POST "
                + (i % 2 == 0 ? first : "/api/v1/studies/crying-in-therapy/responses")
                + " HTTP/1.1\r\nHost: localhost\r\n"
                + cookies()
                + "Content-Type: "
                + (i % 2 == 0 ? "application/x-www-form-urlencoded" : "application/json")
                + "\r\nContent-Length: 40\r\n\r\n";
        socket.getOutputStream().write(bytes(head + "age="));
        socket.getOutputStream().flush();
      }
      assertThat(Raw.send("GET", first, cookies(), new byte[0]).status()).isEqualTo(200);
    } finally {
      for (Socket socket : slow) {
        socket.close();
      }
    }
    assertThat(Stored.rows(response)).isEmpty();
  }

  @Test
  void forged_ids_and_missing_tokens_lead_nowhere() throws IOException {
    long responses = Stored.count("select count(*) from response");
    List<String> ids = new ArrayList<>(NAUGHTY);
    ids.addAll(List.of("0", "-1", "00000000000000000000000000", "x".repeat(500), response));
    for (String id : ids) {
      String encoded = URLEncoder.encode(id, StandardCharsets.UTF_8).replace("+", "%20");
      for (String path :
          List.of(
              "/s/" + encoded,
              "/s/" + encoded + "/pages/about-you",
              "/s/" + encoded + "/p/" + encoded,
              STUDY + "/pages/" + encoded,
              STUDY + "/p/" + encoded,
              STUDY + "?lang=" + encoded,
              STUDY + "/resume?lang=" + encoded,
              STUDY + "/help?lang=" + encoded,
              STUDY + "/done?lang=" + encoded)) {
        Raw.Answer reply = Raw.send("GET", path, "Accept: text/html\r\n", new byte[0]);
        if (path.length() < 4_000) {
          isNoFaultOfOurs(path, reply);
        }
      }
      isNoFaultOfOurs(
          "cookie",
          Raw.send(
              "GET",
              first,
              "Cookie: response="
                  + encoded.substring(0, Math.min(3_000, encoded.length()))
                  + "\r\n",
              new byte[0]));
      // a longer line is cut off by the server while it is still being sent
      String sent = encoded.substring(0, Math.min(3_000, encoded.length()));
      given()
          .header("Authorization", "Bearer " + sent)
          .contentType("application/json")
          .body("{\"answers\":{\"age\":30}}")
          .put("/api/v1/responses/" + sent + "/pages/about-you");
    }
    for (String header :
        List.of(
            "Accept-Language: %%%,,;;q=x, *;q=2, zz-\r\n",
            "Accept: text/html;q=abc\r\n",
            "Accept: nonsense\r\n",
            "Cookie: =;;=x; response; csrf-token==\r\n",
            "X-Forwarded-For: <script>\r\n",
            "Origin: ://\r\n",
            "Sec-Fetch-Site: \r\n")) {
      isNoFaultOfOurs(header, Raw.send("GET", STUDY, header, new byte[0]));
      isNoFaultOfOurs(
          header,
          Raw.send(
              "POST",
              first,
              header + "Content-Type: application/x-www-form-urlencoded\r\n",
              bytes("age=30")));
    }
    assertThat(Stored.rows(response)).isEmpty();
    assertThat(Stored.count("select count(*) from response")).isEqualTo(responses);
  }

  @Test
  void numbers_and_texts_of_json_are_read_within_bounds() throws IOException {
    ResponsesApiTest.Begun begun = ResponsesApiTest.begin();
    for (String value :
        List.of(
            "1e308",
            "1e309",
            "-1e309",
            "1e999999999",
            "1e-999999999",
            "123456789012345678901234567890",
            "0.1e-400",
            "true",
            "{}",
            "[[]]",
            "[{}]",
            "[null]",
            "\"\\u0000\"",
            "\"\\ud800\"",
            "\"" + "x".repeat(100_000) + "\"",
            "[" + "1,".repeat(20_000) + "1]",
            "[".repeat(20_000) + "]".repeat(20_000))) {
      String what = value.substring(0, Math.min(30, value.length()));
      Raw.Answer reply =
          Raw.send(
              "PUT",
              "/api/v1/responses/" + begun.id() + "/pages/about-you",
              "Content-Type: application/json\r\nAuthorization: Bearer " + begun.secret() + "\r\n",
              bytes("{\"answers\":{\"age\":" + value + "}}"));
      assertThat(reply.status()).as(what).isIn(400, 413, 422);
      assertThat(reply.contentType()).as(what).startsWith("application/problem+json");
      assertThat(reply.body().length()).as(what).isLessThan(5_000);
      isNoFaultOfOurs(what, reply);
    }
    assertThat(Stored.rows(begun.id())).isEmpty();
  }

  @Test
  void requests_put_together_at_random_are_never_our_fault() throws IOException {
    Random random = new Random(20261122);
    List<String> names =
        List.of("age", "gender", "gender_text", "orientation", "wai_01", "page-move", "lang", "x");
    List<String> types =
        List.of(
            "application/x-www-form-urlencoded", "text/html", "multipart/form-data; boundary=x");
    for (int i = 0; i < 300; i++) {
      StringBuilder form = new StringBuilder(random.nextInt(4) == 0 ? "" : token());
      for (int field = random.nextInt(5); field > 0; field--) {
        String naughty = NAUGHTY.get(random.nextInt(NAUGHTY.size()));
        String value =
            random.nextBoolean()
                ? Integer.toString(random.nextInt(40))
                : URLEncoder.encode(naughty, StandardCharsets.UTF_8);
        form.append('&').append(names.get(random.nextInt(names.size()))).append('=').append(value);
      }
      byte[] body = bytes(form.toString());
      for (int flip = random.nextInt(3); flip > 0 && body.length > 0; flip--) {
        body[random.nextInt(body.length)] = (byte) random.nextInt(256);
      }
      String type = types.get(random.nextInt(8) == 0 ? 1 + random.nextInt(2) : 0);
      isNoFaultOfOurs("request " + i + ": " + form, post(type, body));
    }
    for (String row : Stored.rows(response)) {
      assertThat(row)
          .matches(
              "(?s)(age|gender|gender_text|race_ethnicity|race_ethnicity_text"
                  + "|orientation|orientation_text|education|education_text)=.*");
    }
  }
}
