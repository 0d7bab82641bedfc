package org.lacrima.study.participant;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.quarkus.qute.TemplateInstance;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A page that is the same for everybody but for a few gaps, rendered once: what is put into the
 * gaps belongs to one participant, and is kept nowhere.
 */
final class Stencil {

  /** In characters: the pages of a few dozen surveys, in all their languages. */
  private static final long MOST = 20_000_000;

  private static final Cache<String, Stencil> MADE =
      Caffeine.newBuilder()
          .maximumWeight(MOST)
          .weigher((String key, Stencil made) -> key.length() + made.length)
          .build();

  /** Stand in the gaps while the page is rendered; nobody can guess them. */
  private static final List<String> MARKS =
      Stream.generate(() -> "gap" + UUID.randomUUID() + "gap").limit(4).toList();

  /** Before each gap, and after the last. */
  private final List<String> pieces = new ArrayList<>();

  /** Which value comes into each gap. */
  private final List<Integer> gaps = new ArrayList<>();

  private final int length;

  private Stencil(String page) {
    length = page.length();
    int from = 0;
    while (true) {
      int at = page.length();
      int which = -1;
      for (int i = 0; i < MARKS.size(); i++) {
        int found = page.indexOf(MARKS.get(i), from);
        if (found >= 0 && found < at) {
          at = found;
          which = i;
        }
      }
      pieces.add(page.substring(from, at));
      if (which < 0) {
        return;
      }
      gaps.add(which);
      from = at + MARKS.get(which).length();
    }
  }

  /**
   * The page with its gaps filled.
   *
   * @param key tells everything by which this page differs from others, but for the gaps
   * @param page of what is to stand in the gaps, in the order of the values
   * @param values letters, digits and signs that mean nothing in HTML
   * @throws IllegalArgumentException for a value that HTML would have to escape
   */
  static String filled(
      String key, Function<List<String>, TemplateInstance> page, String... values) {
    if (Arrays.stream(values).anyMatch(Stencil::needsEscape)) {
      throw new IllegalArgumentException("What fills a gap stands in the page as it is.");
    }
    return MADE.get(key, unknown -> new Stencil(page.apply(MARKS).render())).with(values);
  }

  private static boolean needsEscape(String value) {
    return value.chars().anyMatch(sign -> "<>&\"'".indexOf(sign) >= 0);
  }

  private String with(String... values) {
    StringBuilder page = new StringBuilder(length);
    for (int i = 0; i < gaps.size(); i++) {
      page.append(pieces.get(i)).append(values[gaps.get(i)]);
    }
    return page.append(pieces.get(pieces.size() - 1)).toString();
  }
}
