package org.lacrima.survey;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One screen of a survey, saved as a whole.
 *
 * @param sensitive answering may stir feelings: shown with care, never pressed for
 * @param support what helps, shown on this page; null where nothing need be said
 */
public record Page(
    String id,
    Text title,
    @Nullable Text intro,
    @Nullable Condition showIf,
    boolean sensitive,
    @Nullable Text support,
    List<Block> blocks) {

  public Page {
    blocks = List.copyOf(blocks);
  }

  public List<Item> items() {
    return blocks.stream().flatMap(block -> block.items().stream()).toList();
  }
}
