package org.lacrima.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lacrima.study.RealBrowser.answerAll;
import static org.lacrima.study.RealBrowser.assertFits;
import static org.lacrima.study.RealBrowser.begin;
import static org.lacrima.study.RealBrowser.click;
import static org.lacrima.study.RealBrowser.picture;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Sizes;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.net.URL;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.lacrima.study.web.Words;

/** The survey in its other languages, in a real browser. */
@QuarkusTest
class LanguageBrowserTest {

  private static @Nullable RealBrowser browser;

  @TestHTTPResource("/s/crying-in-therapy")
  @Nullable URL study;

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

  private static BrowserContext device(
      int width, boolean scripts, ColorScheme scheme, String language) {
    return Objects.requireNonNull(browser).device(width, 800, scripts, scheme, language);
  }

  private static void assertGood(Page page, Words words, String name) {
    assertThat(page.locator("html").getAttribute("lang")).isEqualTo(words.language());
    assertThat(page.locator("html").getAttribute("dir")).isEqualTo(words.direction());
    assertFits(page);
    picture(page, name);
  }

  /** Every page from the first to the receipt, in the language that the browser prefers. */
  private void walk(BrowserContext context, Words words, String name) {
    Page page = context.newPage();
    page.navigate(String.valueOf(study));
    assertGood(page, words, name + "-0-landing");
    page.locator("#begin button").click();
    assertThat(page.locator("#agree-mend").innerText())
        .isEqualTo(words.say("landing.agree-missing"));
    assertGood(page, words, name + "-0-mend");
    begin(page);
    int pages = 0;
    while (page.url().contains("/pages/")) {
      pages++;
      assertThat(page.title()).contains(words.say("progress", pages, 10));
      answerAll(page);
      assertGood(page, words, name + "-" + pages);
      click(page, words.say("next"));
    }
    assertThat(pages).isEqualTo(10);
    assertGood(page, words, name + "-send");
    click(page, words.say("send.button"));
    assertGood(page, words, name + "-done");
    for (String beside : new String[] {"", "/help", "/return", "/withdraw", "/withdrawn"}) {
      page.navigate(study + beside + "?lang=" + words.language());
      assertGood(page, words, name + "-beside" + beside.replace('/', '-'));
    }
    assertThat(Stored.column("select language from response order by id desc limit 1"))
        .containsExactly(words.language());
  }

  @Test
  void the_whole_survey_can_be_answered_in_hebrew_on_a_small_dark_phone_without_scripts() {
    try (BrowserContext phone = device(320, false, ColorScheme.DARK, "he-IL")) {
      walk(phone, Words.in("he"), "he-small-dark");
    }
  }

  @Test
  void the_whole_survey_can_be_answered_in_italian() {
    try (BrowserContext phone = device(390, true, ColorScheme.LIGHT, "it-IT")) {
      walk(phone, Words.in("it"), "it-phone");
    }
  }

  private static Map<String, String> filled(Page page) {
    Map<String, String> filled = new LinkedHashMap<>();
    for (Locator control :
        page.locator("fieldset.item input:not([type=radio]):not([type=checkbox]), textarea")
            .all()) {
      filled.put(control.getAttribute("name"), control.inputValue());
    }
    for (Locator chosen : page.locator("fieldset.item input[type=radio]:checked").all()) {
      filled.put(chosen.getAttribute("name"), chosen.getAttribute("value"));
    }
    return filled;
  }

  @Test
  void the_language_can_be_changed_on_every_page_and_nothing_typed_is_lost() {
    String[] turn = {"it", "he", "en"};
    try (BrowserContext phone = device(390, false, ColorScheme.LIGHT, "en-US")) {
      Page page = phone.newPage();
      page.navigate(String.valueOf(study));
      begin(page);
      Map<String, String> all = new LinkedHashMap<>();
      int pages = 0;
      while (page.url().contains("/pages/")) {
        answerAll(page);
        Map<String, String> before = filled(page);
        String to = turn[pages++ % 3];
        String at = page.url();
        page.locator(".languages button[value=" + to + "]").click();
        assertThat(page.url()).isEqualTo(at);
        assertThat(page.locator("html").getAttribute("lang")).isEqualTo(to);
        assertThat(filled(page)).isEqualTo(before);
        all.putAll(before);
        click(page, Words.in(to).say("next"));
      }
      assertThat(pages).isEqualTo(10);
      all.values().removeIf(String::isEmpty);
      assertThat(Stored.newest(Stored.lastResponse())).containsAllEntriesOf(all);
      assertThat(all).hasSizeGreaterThan(55);
    }
  }

  @Test
  void a_mistake_is_told_in_the_language_that_was_just_chosen_and_enter_means_go_on() {
    try (BrowserContext desk = device(1100, true, ColorScheme.LIGHT, "en-US")) {
      Page page = desk.newPage();
      page.navigate(String.valueOf(study));
      begin(page);
      page.locator("input[name=age][type=text]").fill("forty");
      page.locator(".languages button[value=he]").click();
      assertThat(page.locator("#mendings").evaluate("e => e === document.activeElement"))
          .isEqualTo(true);
      assertThat(page.locator("input[name=age][type=text]").inputValue()).isEqualTo("forty");
      assertGood(page, Words.in("he"), "he-desk-mend");
      page.locator("input[name=age][type=text]").fill("40");
      String first = page.url();
      page.locator("input[name=age][type=text]").press("Enter");
      assertThat(page.url()).contains("/pages/").isNotEqualTo(first);
      assertThat(page.locator("html").getAttribute("lang")).isEqualTo("he");
    }
  }

  @Test
  void a_scale_begins_where_the_reading_begins_and_so_do_its_ends() {
    for (String language : new String[] {"he", "it"}) {
      try (BrowserContext desk = device(1100, true, ColorScheme.LIGHT, language)) {
        Page page = desk.newPage();
        page.navigate(String.valueOf(study));
        picture(page, language + "-desk-landing");
        begin(page);
        while (!page.url().endsWith("/last-time")) {
          answerAll(page);
          click(page, Words.in(language).say("next"));
        }
        picture(page, language + "-desk-scale");
        Locator item = page.locator("#item-cry_intensity");
        double one = left(item.locator("label:has(input[value='1'])"));
        double seven = left(item.locator("label:has(input[value='7'])"));
        double low = left(item.locator(".ends span").first());
        double high = left(item.locator(".ends span").last());
        assertThat(one > seven).as(language).isEqualTo(language.equals("he"));
        assertThat(low > high).as(language).isEqualTo(language.equals("he"));
        double name = left(page.locator(".top .name"));
        double exit = left(page.locator(".top .exit"));
        assertThat(name > exit).as(language).isEqualTo(language.equals("he"));
      }
    }
  }

  private static double left(Locator locator) {
    BoundingBox box = Objects.requireNonNull(locator.boundingBox());
    return box.x;
  }

  /** What came over the wire, by address, of the addresses that hold a text. */
  private Map<String, Integer> weights(List<Request> requests, String part) {
    Map<String, Integer> weights = new LinkedHashMap<>();
    // asking for sizes lets more requests come in
    for (Request request : List.copyOf(requests)) {
      assertThat(URI.create(request.url()).getAuthority())
          .isEqualTo(Objects.requireNonNull(study).getAuthority());
      if (request.url().contains(part) && request.method().equals("GET")) {
        Sizes sizes = request.sizes();
        weights.put(request.url(), sizes.responseBodySize + sizes.responseHeadersSize);
      }
    }
    return weights;
  }

  @Test
  void no_page_in_any_language_is_heavy_or_asks_a_third_party() {
    for (String language : new String[] {"en", "it", "he"}) {
      try (BrowserContext phone = device(390, true, ColorScheme.LIGHT, language)) {
        Page page = phone.newPage();
        List<Request> requests = new ArrayList<>();
        page.onRequestFinished(requests::add);
        page.navigate(String.valueOf(study));
        page.waitForLoadState();
        int first = weights(requests, "").values().stream().mapToInt(Integer::intValue).sum();
        int beside = first - Objects.requireNonNull(weights(requests, "").get(page.url()));
        assertThat(first).as(language).isBetween(5_000, 40_000);
        begin(page);
        while (page.url().contains("/pages/")) {
          page.waitForLoadState();
          int own = Objects.requireNonNull(weights(requests, "/pages/").get(page.url()));
          assertThat(own + beside).as(language + " " + page.url()).isBetween(5_000, 60_000);
          requests.clear();
          answerAll(page);
          click(page, Words.in(language).say("next"));
        }
      }
    }
  }

  @Test
  void the_names_of_the_languages_stay_whole_and_in_line_with_the_page_when_text_is_large() {
    for (String language : List.of("en", "he")) {
      try (BrowserContext context = device(320, true, ColorScheme.LIGHT, language)) {
        Page page = context.newPage();
        page.navigate(String.valueOf(study));
        page.evaluate("document.documentElement.style.fontSize = '200%'");
        assertThat(
                page.evaluate(
                    """
                    () => {
                      const rtl = document.dir === 'rtl';
                      const start = e => {
                        const range = document.createRange();
                        range.selectNodeContents(e);
                        const box = range.getBoundingClientRect();
                        return Math.round(rtl ? innerWidth - box.right : box.left);
                      };
                      const rows = new Map();
                      for (const e of document.querySelectorAll('.languages > *')) {
                        const top = Math.round(e.getBoundingClientRect().top);
                        if (!rows.has(top)) rows.set(top, start(e));
                        const lines = document.createRange();
                        lines.selectNodeContents(e);
                        if (lines.getClientRects().length > 1) return 'broken: ' + e.textContent;
                      }
                      const text = start(document.querySelector('h1'));
                      return [...rows.values()].filter(row => Math.abs(row - text) > 1)
                        .map(row => row + ' beside ' + text).join();
                    }
                    """))
            .as(language)
            .isEqualTo("");
        // Hebrew is not hyphenated, so a word that is on two lines is broken
        Object broken =
            page.evaluate(
                """
                () => {
                  const texts = document.createTreeWalker(
                    document.querySelector('main'), NodeFilter.SHOW_TEXT);
                  const broken = [];
                  for (let text = texts.nextNode(); text; text = texts.nextNode()) {
                    if (text.parentElement.closest('script, .code, .hidden')) continue;
                    for (const word of text.data.matchAll(/[^\\s-]+/g)) {
                      const range = document.createRange();
                      range.setStart(text, word.index);
                      range.setEnd(text, word.index + word[0].length);
                      const lines = [...range.getClientRects()].map(box => Math.round(box.top));
                      if (new Set(lines).size > 1) broken.push(word[0]);
                    }
                  }
                  return broken;
                }
                """);
        if (language.equals("he")) {
          assertThat(broken).isEqualTo(List.of());
        }
        picture(page, "languages-large-" + language);
      }
    }
  }
}
