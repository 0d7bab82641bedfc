package org.lacrima.survey;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The order in which one response is asked, drawn from its seed: always the same for a survey
 * version and a seed, on any machine.
 *
 * <p>Each list that the survey declares random has a name: {@code items/INSTRUMENT/BLOCK}, {@code
 * blocks/PAGE}, {@code pages/GROUP}. Its own {@link SplitMix} starts at the seed XOR the FNV-1a
 * hash (64 bits; Fowler, Noll & Vo) of that name in UTF-8, so that no list's order depends on
 * another list. The list is shuffled by Durstenfeld (1964, Algorithm 235): for i from the last
 * index down to 1 it exchanges the entries i and j, j uniform in 0 … i.
 *
 * @param seed null: everything in the order of the file
 */
public record Order(@Nullable Long seed) {

  /** Everything in the order of the file. */
  public static final Order AS_WRITTEN = new Order(null);

  public static Order of(long seed) {
    return new Order(seed);
  }

  /** As files have it: x and 16 hexadecimal digits, so that no program takes it for a number. */
  public String text() {
    return seed == null ? "" : "x" + HexFormat.of().toHexDigits(seed);
  }

  /** All pages of a survey as this response is asked them, shown or not. */
  List<Page> pages(SurveyDefinition survey) {
    if (seed == null || !survey.shuffled()) {
      return survey.pages();
    }
    List<Page> pages = new ArrayList<>(survey.pages());
    Map<String, List<Integer>> groups = new LinkedHashMap<>();
    for (int i = 0; i < pages.size(); i++) {
      String group = pages.get(i).randomGroup();
      if (group != null) {
        groups.computeIfAbsent(group, name -> new ArrayList<>()).add(i);
      }
    }
    groups.forEach(
        (group, places) -> {
          List<Page> members =
              shuffled("pages/" + group, places.stream().map(survey.pages()::get).toList());
          for (int i = 0; i < places.size(); i++) {
            pages.set(places.get(i), members.get(i));
          }
        });
    pages.replaceAll(this::within);
    return pages;
  }

  private Page within(Page page) {
    List<Block> blocks =
        page.shuffled() ? shuffled("blocks/" + page.id(), page.blocks()) : page.blocks();
    return page.with(
        blocks.stream()
            .map(
                block ->
                    block.shuffled()
                        ? block.with(shuffled("items/" + block.path(), block.items()))
                        : block)
            .toList());
  }

  private <T> List<T> shuffled(String name, List<T> list) {
    SplitMix random = new SplitMix((seed == null ? 0 : seed) ^ hash(name));
    List<T> shuffled = new ArrayList<>(list);
    for (int i = shuffled.size() - 1; i > 0; i--) {
      int j = random.below(i + 1);
      T last = shuffled.get(i);
      shuffled.set(i, shuffled.get(j));
      shuffled.set(j, last);
    }
    return shuffled;
  }

  private static long hash(String name) {
    long hash = 0xCBF29CE484222325L;
    for (byte each : name.getBytes(StandardCharsets.UTF_8)) {
      hash = (hash ^ (each & 0xFF)) * 0x100000001B3L;
    }
    return hash;
  }
}
