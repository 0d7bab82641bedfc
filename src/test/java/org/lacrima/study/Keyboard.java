package org.lacrima.study;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Somebody who has no mouse: Tab, Space, Enter and letters, and a focus that can be seen. */
final class Keyboard {

  private static final int MOST_STOPS = 200;

  private static final String FOCUSED =
      """
      () => {
        const e = document.activeElement;
        const shown = e.matches('.scale input') ? e.nextElementSibling : e;
        const outline = getComputedStyle(shown);
        const box = shown.getBoundingClientRect();
        const top = document.querySelector('.top');
        return {
          tag: e.tagName, type: e.type || '', name: e.name || '', value: e.value || '',
          text: e.textContent.trim(), mode: e.inputMode || '',
          checked: !!e.checked,
          hint: (e.closest('fieldset')?.querySelector('.hint')?.textContent || ''),
          seen: outline.outlineStyle !== 'none' && parseFloat(outline.outlineWidth) > 0,
          covered: !!top && !top.contains(e) && !e.matches('.skip-link') && box.height > 0
            && box.bottom <= top.getBoundingClientRect().bottom && box.top >= 0,
        };
      }
      """;

  private final Page page;

  Keyboard(Page page) {
    this.page = page;
  }

  /** Goes through a page stop by stop, answers what is there, and presses a button at its end. */
  @SuppressWarnings("unchecked")
  void fillInAndPress(String button) {
    String from = page.url();
    Set<String> met = new HashSet<>();
    boolean exit = false;
    for (int stop = 0; stop < MOST_STOPS; stop++) {
      page.keyboard().press("Tab");
      Map<String, Object> at = (Map<String, Object>) page.evaluate(FOCUSED);
      String tag = String.valueOf(at.get("tag"));
      if (tag.equals("BODY")) {
        continue;
      }
      assertThat(at).as(from + " stop " + stop).containsEntry("seen", true);
      assertThat(at).as(from + " under the top line").containsEntry("covered", false);
      exit |= tag.equals("A") && stop < 4;
      String name = String.valueOf(at.get("name"));
      String type = String.valueOf(at.get("type"));
      if (tag.equals("BUTTON") && button.equals(at.get("text"))) {
        page.keyboard().press("Enter");
        page.waitForURL(url -> !url.equals(from));
        assertThat(exit).as("the way out comes first").isTrue();
        return;
      }
      if (tag.equals("INPUT") && (type.equals("radio") || type.equals("checkbox"))) {
        if (!"-88".equals(at.get("value")) && met.add(name)) {
          page.keyboard().press("Space");
        }
      } else if (tag.equals("INPUT") && "decimal".equals(at.get("mode"))) {
        page.keyboard().type(String.valueOf(at.get("hint")).replaceAll("(?s)\\D*(\\d+).*", "$1"));
      } else if (tag.equals("TEXTAREA")) {
        page.keyboard().type("lighter");
      }
    }
    throw new AssertionError("'" + button + "' cannot be reached by keyboard on " + from);
  }
}
