package org.lacrima.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lacrima.study.RealBrowser.answerAll;
import static org.lacrima.study.RealBrowser.begin;
import static org.lacrima.study.RealBrowser.click;
import static org.lacrima.study.RealBrowser.picture;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URL;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lacrima.study.web.Words;
import org.lacrima.survey.SurveyDefinition;

/** Every page, in every language, direction and state, as everybody meets it (WCAG 2.2 AA). */
@QuarkusTest
class AccessTest {

  private static final Map<String, Map<String, ?>> WAYS =
      Map.of(
          "not-yet", Map.of("opensAt", "2099-12-31T09:00", "timeZone", "Asia/Jerusalem"),
          "by-invitation", Map.of("access", "personal"),
          "from-a-panel",
              Map.of(
                  "access",
                  "panel",
                  "panels",
                  List.of(Map.of("name", "prolific", "identifier", "PROLIFIC_PID"))));

  private static @Nullable RealBrowser browser;

  @Inject TestStudies ways;

  @TestHTTPResource("/s/")
  @Nullable URL address;

  @Inject TestStudies studies;

  @BeforeAll
  static void launch() {
    browser = new RealBrowser();
  }

  @AfterAll
  static void quit() {
    if (browser != null) {
      browser.close();
    }
  }

  private static BrowserContext phone(String language, boolean scripts) {
    return Objects.requireNonNull(browser).device(320, 640, scripts, ColorScheme.LIGHT, language);
  }

  private String at(String path) {
    return String.valueOf(address).replaceAll("/$", "") + "/" + path;
  }

  private static void look(Page page, Words words, String state) {
    assertThat(page.locator("html").getAttribute("lang")).as(state).isEqualTo(words.language());
    assertThat(page.locator("html").getAttribute("dir")).as(state).isEqualTo(words.direction());
    Sight.assertEverybodyCanUse(page, words.language() + " " + state);
    picture(page, "access-" + words.language() + "-" + state);
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "it", "he"})
  void every_page_is_open_to_everybody_in_every_state(String language) {
    Words words = Words.in(language);
    try (BrowserContext context = phone(language, true)) {
      Page page = context.newPage();
      page.navigate(at("crying-in-therapy"));
      look(page, words, "landing");
      page.locator("#begin button").last().click();
      look(page, words, "landing-mend");
      begin(page);
      String first = page.url();
      for (int part = 1; page.url().contains("/pages/"); part++) {
        look(page, words, "part-" + part);
        if (page.locator("input[inputmode=decimal]").count() > 0) {
          page.locator("input[inputmode=decimal]").first().fill("?");
          click(page, words.say("next"));
          look(page, words, "part-" + part + "-mend");
        }
        answerAll(page);
        if (language.equals("he")) {
          look(page, words, "part-" + part + "-answered");
        }
        click(page, words.say("next"));
      }
      look(page, words, "send");
      page.navigate(first);
      look(page, words, "part-1-again");
      page.navigate(at("crying-in-therapy"));
      look(page, words, "landing-begun");
      page.navigate(at("crying-in-therapy/send"));
      click(page, words.say("send.button"));
      look(page, words, "done");
      page.navigate(at("crying-in-therapy"));
      look(page, words, "landing-done");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "it", "he"})
  void every_page_beside_the_survey_is_open_to_everybody(String language) {
    Words words = Words.in(language);
    try (BrowserContext context = phone(language, true)) {
      Page page = context.newPage();
      for (String beside : new String[] {"help", "declined", "younger", "withdrawn"}) {
        page.navigate(at("crying-in-therapy/" + beside));
        look(page, words, beside);
      }
      for (String form : new String[] {"return", "withdraw"}) {
        page.navigate(at("crying-in-therapy/" + form));
        look(page, words, form);
        page.locator("#code").fill("12345");
        page.locator("main button").last().click();
        look(page, words, form + "-unknown");
      }
      page.navigate(at("no-such-study"));
      look(page, words, "not-found");
      page.navigate(at("crying-in-therapy/no-such-page"));
      look(page, words, "no-such-page");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "it", "he"})
  void every_page_of_taking_it_back_is_open_to_everybody(String language) {
    Words words = Words.in(language);
    try (BrowserContext context = phone(language, true)) {
      Page page = context.newPage();
      page.navigate(at("crying-in-therapy"));
      begin(page);
      for (int part = 0; part < 3; part++) {
        answerAll(page);
        click(page, words.say("next"));
      }
      context.clearCookies(new BrowserContext.ClearCookiesOptions().setName("csrf-token"));
      click(page, words.say("next"));
      look(page, words, "again");
      page.navigate(at("crying-in-therapy/withdraw"));
      look(page, words, "kept");
      page.locator("button[name=part]:not([value=''])").first().click();
      look(page, words, "sure-part");
      page.locator("button:not([formaction]):not([name=lang])").last().click();
      look(page, words, "withdrawn-part");
      page.navigate(at("crying-in-therapy/withdraw"));
      look(page, words, "kept-without-part");
      page.locator("button[name=part][value='']").click();
      look(page, words, "sure-all");
      page.locator("button:not([formaction]):not([name=lang])").last().click();
      look(page, words, "withdrawn-all");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "it", "he"})
  void every_way_in_and_its_end_is_open_to_everybody(String language) throws IOException {
    Words words = Words.in(language);
    try (BrowserContext context = phone(language, true)) {
      Page page = context.newPage();
      look(page, words, studies.make(Map.of("opensAt", "2099-01-01T00:00")), "not-yet");
      look(page, words, studies.make(Map.of("closesAt", "2020-01-01T00:00")), "closed");
      String invited = studies.make(Map.of("access", "personal"));
      look(page, words, invited, "by-invitation");
      look(page, words, invited + "/p/00000000000000000000000000", "token-unknown");
      String from = studies.make(Map.of("access", "panel", "panels", List.of(PANEL)));
      look(page, words, from, "from-panel");
      String hard = studies.make(Map.of("proofOfWork", true));
      look(page, words, hard, "work");
      try (BrowserContext plain = phone(language, true)) {
        plain.route("**/*.js", route -> route.abort());
        Page still = plain.newPage();
        still.navigate(at(hard));
        begin(still);
        look(still, words, "waiting");
      }
      String full =
          studies.make(survey(), Map.of("access", "panel", "quota", 1, "panels", List.of(PANEL)));
      page.navigate(at(full + "?PID=somebody-" + language));
      begin(page);
      page.locator("input[name=age][type=text]").fill("99");
      click(page, words.say("next"));
      look(page, words, "ended");
      assertThat(page.locator(".back-to-panel a").getAttribute("href"))
          .isEqualTo("https://panel.example.org/?cc=S");
      page.navigate(at(full + "/pages/about-you"));
      page.locator("input[name=age][type=text]").fill("98");
      while (page.url().contains("/pages/")) {
        click(page, words.say("next"));
      }
      click(page, words.say("send.button"));
      look(page, words, "done-panel");
      context.clearCookies();
      look(page, words, full, "full");
    }
  }

  private void look(Page page, Words words, String path, String state) {
    page.navigate(at(path));
    look(page, words, state);
  }

  private static final Map<String, Object> PANEL =
      Map.of(
          "name",
          "panel",
          "identifier",
          "PID",
          "returns",
          Map.of(
              "complete", "https://panel.example.org/?cc=C",
              "screenedOut", "https://panel.example.org/?cc=S"));

  /** The study, but nobody of 99 years is asked on. */
  private static SurveyDefinition survey() throws IOException {
    String first = "    show: [about-you/person]\n";
    return Rewritten.crying(
        yaml ->
            yaml.replace(
                first,
                first
                    + "    screen-out: [{when: age == 99, text: {en: Up to 98., it: Fino a 98.,"
                    + " he: עד 98.}}]\n"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "he"})
  void the_whole_survey_can_be_answered_by_keyboard_alone_without_scripts(String language) {
    Words words = Words.in(language);
    try (BrowserContext context = phone(language, false)) {
      Page page = context.newPage();
      page.navigate(at("crying-in-therapy"));
      Keyboard keyboard = new Keyboard(page);
      keyboard.fillInAndPress(words.say("landing.begin"));
      int parts = 0;
      while (page.url().contains("/pages/")) {
        parts++;
        keyboard.fillInAndPress(words.say("next"));
      }
      assertThat(parts).isEqualTo(10);
      keyboard.fillInAndPress(words.say("send.button"));
      assertThat(page.url()).endsWith("/done");
      assertThat(Stored.newest(Stored.lastResponse()))
          .containsEntry("ever_cried", "1")
          .containsEntry("wai_12", "1")
          .hasSizeGreaterThan(55);
    }
  }
}
