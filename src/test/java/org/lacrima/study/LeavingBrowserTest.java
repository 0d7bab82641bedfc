package org.lacrima.study;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.ColorScheme;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URL;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Whoever leaves quickly is gone: the screen is empty, and "back" shows nothing of the survey. */
@QuarkusTest
class LeavingBrowserTest {

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

  private static BrowserContext phone(boolean scripts) {
    BrowserContext phone =
        Objects.requireNonNull(browser).device(390, 844, scripts, ColorScheme.LIGHT, "he");
    phone.setDefaultTimeout(10_000);
    return phone;
  }

  /** On the second page, with something filled in. */
  private Page inTheMiddle(BrowserContext phone) {
    Page page = phone.newPage();
    page.navigate(String.valueOf(study));
    RealBrowser.begin(page);
    page.locator("input[name=age][type=text]").fill("39");
    page.locator(".go button").last().click();
    page.locator("input[name=sessions][type=text]").fill("12");
    return page;
  }

  private static void nothingIsLeft(Page page, String name) {
    page.waitForURL(Stored.setting("lacrima.quick-exit"));
    for (int step = 0; step < 5; step++) {
      Response back = page.goBack();
      if (back == null) {
        break;
      }
      assertThat(page.content()).doesNotContain("fieldset", "בכי", "39", "1201");
      RealBrowser.picture(page, name + "-back-" + step);
    }
    page.goForward();
    assertThat(page.content()).doesNotContain("fieldset", "בכי");
  }

  @Test
  void with_scripts_the_button_leaves_and_back_shows_nothing() {
    try (BrowserContext phone = phone(true)) {
      Page page = inTheMiddle(phone);
      page.locator(".exit").click();
      nothingIsLeft(page, "left");
    }
  }

  @Test
  void with_scripts_escape_pressed_twice_leaves_too() {
    try (BrowserContext phone = phone(true)) {
      Page page = inTheMiddle(phone);
      page.keyboard().press("Escape");
      page.keyboard().press("Escape");
      nothingIsLeft(page, "left-by-key");
    }
  }

  @Test
  void without_scripts_the_link_leaves_and_back_shows_nothing() {
    try (BrowserContext phone = phone(false)) {
      Page page = inTheMiddle(phone);
      page.locator(".exit").click();
      nothingIsLeft(page, "left-without-scripts");
    }
  }

  @Test
  void whoever_comes_back_on_purpose_opens_the_study_again() {
    try (BrowserContext phone = phone(true)) {
      Page page = inTheMiddle(phone);
      page.locator(".exit").click();
      page.waitForURL(Stored.setting("lacrima.quick-exit"));
      page.navigate(String.valueOf(study));
      RealBrowser.picture(page, "veil");
      RealBrowser.assertAccessible(page);
      page.locator("a.button").click();
      assertThat(page.locator("h1").innerText()).isEqualTo("בכי בטיפול");
      page.navigate(study + "/pages/about-you");
      assertThat(page.locator("h1").innerText()).isEqualTo("בכי בטיפול");
    }
  }

  @Test
  void an_error_page_has_the_way_out_and_whom_to_turn_to() {
    try (BrowserContext phone = phone(true)) {
      Page page = phone.newPage();
      page.navigate(study + "/nowhere");
      assertThat(page.locator("html").getAttribute("dir")).isEqualTo("rtl");
      assertThat(page.content()).contains("1201");
      RealBrowser.picture(page, "error");
      RealBrowser.assertAccessible(page);
      page.keyboard().press("Escape");
      page.keyboard().press("Escape");
      page.waitForURL(Stored.setting("lacrima.quick-exit"));
    }
  }
}
