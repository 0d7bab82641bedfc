package org.lacrima.study;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.AxeResults;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * A real browser, and what somebody does with it. Pictures of what it saw: {@code target/pictures}.
 */
final class RealBrowser implements AutoCloseable {

  private final Playwright playwright;
  private final Browser browser;

  RealBrowser() {
    Path installed =
        Stream.of(
                System.getenv("LACRIMA_BROWSER"),
                "/usr/bin/chromium",
                "/usr/bin/chromium-browser",
                "/usr/bin/google-chrome")
            .filter(Objects::nonNull)
            .map(Paths::get)
            .filter(Files::isExecutable)
            .findFirst()
            .orElse(null);
    // an installed browser makes Playwright's own download needless
    playwright =
        Playwright.create(
            new Playwright.CreateOptions()
                .setEnv(
                    installed == null
                        ? Map.of()
                        : Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    BrowserType.LaunchOptions options =
        new BrowserType.LaunchOptions()
            .setHeadless(true)
            .setArgs(
                List.of(
                    "--no-sandbox",
                    "--disable-gpu",
                    "--disable-quic",
                    "--no-first-run",
                    "--disable-background-networking",
                    "--disable-component-update",
                    "--disable-sync"));
    if (installed != null) {
      options.setExecutablePath(installed);
    }
    browser = playwright.chromium().launch(options);
  }

  @Override
  public void close() {
    playwright.close();
  }

  BrowserContext device(int width, int height, boolean scripts, ColorScheme scheme) {
    return device(width, height, scripts, scheme, "en-US");
  }

  BrowserContext device(
      int width, int height, boolean scripts, ColorScheme scheme, String language) {
    return browser.newContext(
        new Browser.NewContextOptions()
            .setViewportSize(width, height)
            .setJavaScriptEnabled(scripts)
            .setColorScheme(scheme)
            .setLocale(language));
  }

  /** Agrees to take part, on the first page. */
  static void begin(Page page) {
    page.getByRole(AriaRole.CHECKBOX).all().forEach(Locator::check);
    page.locator("#begin button").click();
  }

  static void click(Page page, String name) {
    page.locator("main button", new Page.LocatorOptions().setHasText(name)).click();
  }

  /** Fills in every item of a page, as somebody who has cried. */
  static void answerAll(Page page) {
    for (Locator item : page.locator("fieldset.item").all()) {
      answer(item);
    }
  }

  private static void answer(Locator item) {
    Locator radios = item.locator("input[type=radio]:not([value='-88'])");
    if (radios.count() > 0) {
      // ever_cried: the first option says yes
      radios.nth(0).check(new Locator.CheckOptions().setForce(true));
    } else if (item.locator("textarea").count() > 0) {
      item.locator("textarea").fill("<script>alert(1)</script> I felt lighter.");
    } else if (item.locator("input[inputmode=decimal]").count() > 0) {
      String hint = item.locator(".hint").innerText();
      item.locator("input[inputmode=decimal]").fill(hint.replaceAll("(?s)\\D*(\\d+).*", "$1"));
    }
  }

  static void picture(Page page, String name) {
    page.screenshot(
        new Page.ScreenshotOptions()
            .setFullPage(true)
            .setPath(Paths.get("target/pictures", name + ".png")));
  }

  static void assertAccessible(Page page) {
    AxeResults results = new AxeBuilder(page).analyze();
    assertThat(results.getViolations())
        .as(page.url())
        .extracting(Rule::getId, rule -> String.valueOf(rule.getNodes().get(0).getTarget()))
        .isEmpty();
  }

  static void assertFits(Page page) {
    assertThat(page.locator("html").evaluate("e => e.scrollWidth <= e.clientWidth"))
        .as("nothing wider than the screen on " + page.url())
        .isEqualTo(true);
  }
}
