package org.lacrima.study;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URL;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What looks at every page sees what is wrong with one. */
@QuarkusTest
class SightTest {

  private static final String PLANT =
      "css => { const sheet = new CSSStyleSheet(); sheet.replaceSync(css);"
          + " document.adoptedStyleSheets = [sheet]; }";

  private static final Map<String, String> PLANTED =
      Map.of(
          "@media (prefers-color-scheme: light) { h1 { color: #ccc } }", "planted: http",
          "@media (prefers-color-scheme: dark) { h1 { color: #333 } }", "in the dark",
          "h1 { inline-size: 30rem }", "wider than the screen",
          "h1 { block-size: .5rem; overflow: hidden }", "cut on");

  @TestHTTPResource("/s/crying-in-therapy/declined")
  @Nullable URL address;

  private static String seen(Page page) {
    try {
      Sight.assertEverybodyCanUse(page, "planted");
      return "nothing";
    } catch (AssertionError e) {
      return String.valueOf(e.getMessage());
    }
  }

  @Test
  void a_page_is_good_until_something_is_planted_in_it() {
    try (RealBrowser browser = new RealBrowser();
        BrowserContext context = browser.device(320, 640, true, ColorScheme.LIGHT)) {
      Map<String, String> missed = new LinkedHashMap<>();
      PLANTED.forEach(
          (css, told) -> {
            Page page = context.newPage();
            page.navigate(String.valueOf(address));
            page.evaluate(PLANT, css);
            String seen = seen(page);
            if (!seen.contains(told)) {
              missed.put(css, seen);
            }
            page.close();
          });
      assertThat(missed).isEmpty();
      Page page = context.newPage();
      page.navigate(String.valueOf(address));
      assertThat(seen(page)).isEqualTo("nothing");
      page.evaluate("() => document.querySelector('main').append(document.createElement('input'))");
      assertThat(seen(page)).contains("label <input");
    }
  }
}
