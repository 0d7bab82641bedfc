package org.lacrima.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The report in a real browser: axe finds nothing, and no page scrolls sideways. */
class ReportBrowserTest {

  @TempDir private Path folder = Path.of("");

  private static Path browser() {
    return Stream.of(
            System.getenv("LACRIMA_BROWSER"),
            "/usr/bin/chromium",
            "/usr/bin/chromium-browser",
            "/usr/bin/google-chrome")
        .filter(Objects::nonNull)
        .map(Path::of)
        .filter(Files::isExecutable)
        .findFirst()
        .orElse(Path.of(""));
  }

  @Test
  void everybody_can_read_a_report_in_english_and_in_hebrew_by_day_and_by_night() throws Exception {
    boolean installed = !browser().toString().isEmpty();
    BrowserType.LaunchOptions options =
        new BrowserType.LaunchOptions().setArgs(List.of("--no-sandbox", "--disable-gpu"));
    if (installed) {
      options.setExecutablePath(browser());
    }
    Map<String, String> download =
        installed ? Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1") : Map.of();
    try (Playwright playwright =
            Playwright.create(new Playwright.CreateOptions().setEnv(download));
        Browser browser = playwright.chromium().launch(options)) {
      for (String language : List.of("en", "he")) {
        for (String name : List.of("kinds", "haireyecolor", "mtcars", "figures")) {
          Path file = folder.resolve(name + "." + language + ".html");
          StringBuilder html = new StringBuilder();
          ReportWriter report =
              name.equals("figures")
                  ? GoldenReportTest.withFigures(language, folder)
                  : ReportWriter.of(
                      Evidence.of(
                          ReferenceResults.in(language, ReferenceResults.of(name, Map.of(), 1))));
          report.html(html);
          Files.writeString(file, html);
          for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            for (int width : List.of(1280, 360)) {
              look(browser, file, scheme, width);
            }
          }
        }
      }
    }
  }

  private static void look(Browser browser, Path file, ColorScheme scheme, int width) {
    try (BrowserContext context =
        browser.newContext(
            new Browser.NewContextOptions()
                .setViewportSize(width, 800)
                .setColorScheme(scheme)
                .setBypassCSP(true))) {
      Page page = context.newPage();
      page.navigate(file.toUri().toString());
      page.evaluate("() => document.querySelectorAll('details').forEach(d => d.open = true)");
      String seen = file.getFileName() + " " + scheme + " at " + width;
      assertThat(new AxeBuilder(page).analyze().getViolations()).as(seen).isEmpty();
      assertThat(
              page.evaluate(
                  "() => document.documentElement.scrollWidth <= document.documentElement.clientWidth"))
          .as(seen + " fits")
          .isEqualTo(true);
    }
  }
}
