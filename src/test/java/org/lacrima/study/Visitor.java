package org.lacrima.study;

import static io.restassured.RestAssured.given;

import io.restassured.config.EncoderConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Somebody with a browser that knows no scripts: keeps cookies, sends forms back. */
final class Visitor {

  static final String STUDY = "/s/crying-in-therapy";

  private final Map<String, String> cookies = new HashMap<>();
  private final String language;
  private String token = "";

  Visitor() {
    this("en");
  }

  Visitor(String language) {
    this.language = language;
  }

  Response get(String path) {
    return keep(request().redirects().follow(false).get(path));
  }

  /** Follows redirects, as a browser does. */
  Response open(String path) {
    Response response = get(path);
    return response.statusCode() == 303 || response.statusCode() == 302
        ? open(path(response))
        : response;
  }

  Response post(String path, Map<String, List<String>> fields) {
    RequestSpecification request =
        request().contentType("application/x-www-form-urlencoded").redirects().follow(false);
    fields.forEach((name, values) -> values.forEach(value -> request.formParam(name, value)));
    return keep(request.formParam("csrf-token", token).post(path));
  }

  Response post(String path, String... namesAndValues) {
    Map<String, List<String>> fields = new HashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      fields.put(namesAndValues[i], List.of(namesAndValues[i + 1]));
    }
    return post(path, fields);
  }

  /** Sends a form that was not the last one to be shown. */
  Response postForm(String formToken, String path, String... namesAndValues) {
    token = formToken;
    return post(path, namesAndValues);
  }

  /** Reads the consent and agrees; gives the path of the first page. */
  String begin() {
    Response landing = get(STUDY + "?lang=" + language);
    String version = field(landing.asString(), "consentVersion");
    return path(
        post(
            STUDY + "/begin",
            "lang",
            language,
            "consent",
            "yes",
            "adult",
            "yes",
            "consentVersion",
            version,
            "key",
            field(landing.asString(), "key")));
  }

  static String path(Response redirect) {
    return redirect.header("Location").replaceFirst("^https?://[^/]+", "");
  }

  static String field(String html, String name) {
    Matcher matcher = Pattern.compile("name=\"" + name + "\" value=\"([^\"]*)\"").matcher(html);
    return matcher.find() ? matcher.group(1) : "";
  }

  static String byId(String html, String id) {
    Matcher matcher = Pattern.compile("id=\"" + id + "\">([^<]*)<").matcher(html);
    return matcher.find() ? matcher.group(1) : "";
  }

  Map<String, String> cookies() {
    return cookies;
  }

  private RequestSpecification request() {
    return given()
        .config(
            RestAssuredConfig.config()
                .encoderConfig(EncoderConfig.encoderConfig().defaultContentCharset("UTF-8")))
        .accept("text/html,application/xhtml+xml,*/*;q=0.8")
        .cookies(cookies);
  }

  private Response keep(Response response) {
    response
        .getDetailedCookies()
        .forEach(
            cookie -> {
              if (cookie.getMaxAge() == 0) {
                cookies.remove(cookie.getName());
              } else {
                cookies.put(cookie.getName(), cookie.getValue());
              }
            });
    String found = field(response.asString(), "csrf-token");
    if (!found.isEmpty()) {
      token = found;
    }
    return response;
  }
}
