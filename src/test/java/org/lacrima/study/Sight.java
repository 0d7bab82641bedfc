package org.lacrima.study;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ForcedColors;
import com.microsoft.playwright.options.ReducedMotion;
import java.util.List;
import java.util.Map;

/**
 * One page in one state, looked at as people with different eyes and devices do: with axe by the
 * rules of WCAG 2.2 AA, in light, dark and forced colours, on 320 pixels, with text of twice the
 * size.
 */
final class Sight {

  private static final List<String> WCAG =
      List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice");

  private static final String AXE = AxeBuilder.getAxeScript();

  private static final int NARROW = 320;
  private static final int TALL = 640;

  private Sight() {}

  /** Leaves the page narrow, light and in its usual size. */
  static void assertEverybodyCanUse(Page page, String state) {
    page.setViewportSize(NARROW, TALL);
    assertAxe(page, state, Map.of("type", "tag", "values", WCAG));
    assertNothingMoves(page, state);
    assertFits(page, state + " at 320 px");
    page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
    assertAxe(
        page, state + " in the dark", Map.of("type", "rule", "values", List.of("color-contrast")));
    page.emulateMedia(
        new Page.EmulateMediaOptions()
            .setColorScheme(ColorScheme.LIGHT)
            .setForcedColors(ForcedColors.ACTIVE));
    assertChosenIsSeen(page, state);
    page.emulateMedia(new Page.EmulateMediaOptions().setForcedColors(ForcedColors.NONE));
    page.evaluate("document.documentElement.style.fontSize = '200%'");
    assertFits(page, state + " with large text");
    assertNothingIsCut(page, state);
    page.evaluate("document.documentElement.style.fontSize = ''");
  }

  private static void assertAxe(Page page, String state, Map<String, Object> only) {
    // the library's own way puts axe in again for each look, and ends each in a page of its own
    if (Boolean.FALSE.equals(page.evaluate("() => 'axe' in window"))) {
      page.evaluate(AXE);
    }
    Object violations =
        page.evaluate(
            """
            async options => (await axe.run(document, options)).violations
              .map(rule => rule.id + ' ' + rule.nodes[0].html)
            """,
            Map.of(
                "runOnly",
                only,
                // of WCAG 2.2, and off unless asked for
                "rules",
                Map.of("target-size", Map.of("enabled", true)),
                "resultTypes",
                List.of("violations")));
    assertThat(violations).as(state + ": " + page.url()).isEqualTo(List.of());
  }

  private static void assertFits(Page page, String state) {
    assertThat(
            page.evaluate(
                """
                () => [...document.querySelectorAll('body *')]
                  .filter(e => {
                    const box = e.getBoundingClientRect();
                    return box.width > 1 && (box.right > innerWidth + 1 || box.left < -1);
                  })
                  .filter(e => {
                    for (let over = e; over; over = over.parentElement) {
                      if (getComputedStyle(over).clipPath !== 'none') return false;
                    }
                    return true;
                  })
                  .map(e => e.tagName + '.' + e.className + ' ' + e.textContent.trim().slice(0, 40))
                """))
        .as(state + ": wider than the screen on " + page.url())
        .isEqualTo(List.of());
  }

  /** Text that grows must not be hidden by the box around it. */
  private static void assertNothingIsCut(Page page, String state) {
    assertThat(
            page.evaluate(
                """
                () => [...document.querySelectorAll('main *, header *, footer *')]
                  .filter(e => getComputedStyle(e).overflowY === 'hidden'
                      && getComputedStyle(e).clipPath === 'none'
                      && e.clientHeight > 1 && e.scrollHeight > e.clientHeight + 2)
                  .map(e => e.tagName + '.' + e.className)
                """))
        .as(state + ": cut on " + page.url())
        .isEqualTo(List.of());
  }

  private static void assertNothingMoves(Page page, String state) {
    page.emulateMedia(new Page.EmulateMediaOptions().setReducedMotion(ReducedMotion.REDUCE));
    assertThat(page.evaluate("() => document.getAnimations().length"))
        .as(state + ": moves on " + page.url())
        .isEqualTo(0);
    assertThat(page.evaluate("() => getComputedStyle(document.documentElement).scrollBehavior"))
        .isEqualTo("auto");
  }

  /** With forced colours the chosen number of a row must look different from the others. */
  private static void assertChosenIsSeen(Page page, String state) {
    assertThat(
            page.evaluate(
                """
                () => [...document.querySelectorAll('.scale')]
                  .filter(row => row.querySelector(':checked'))
                  .filter(row => {
                    const look = input => {
                      const box = getComputedStyle(input.nextElementSibling);
                      return box.backgroundColor + box.color + box.borderColor;
                    };
                    const chosen = look(row.querySelector(':checked'));
                    return [...row.querySelectorAll('input:not(:checked)')]
                      .some(other => look(other) === chosen);
                  }).length
                """))
        .as(state + ": a chosen number looks like the others on " + page.url())
        .isEqualTo(0);
  }
}
