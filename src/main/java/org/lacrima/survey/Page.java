package org.lacrima.survey;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One screen of a survey, saved as a whole.
 *
 * @param sensitive answering may stir feelings: shown with care, never pressed for
 * @param randomGroup the pages of one group change places among themselves; null: it stays
 * @param shuffled its blocks are asked in an order of each response's own
 * @param support what helps, shown on this page; null where nothing need be said
 * @param screenOuts who is not asked on after it; the first that holds counts
 */
public record Page(
    String id,
    Text title,
    @Nullable Text intro,
    @Nullable Condition showIf,
    boolean sensitive,
    @Nullable Text support,
    @Nullable String randomGroup,
    boolean shuffled,
    List<Block> blocks,
    List<ScreenOut> screenOuts) {

  public Page {
    blocks = List.copyOf(blocks);
    screenOuts = List.copyOf(screenOuts);
  }

  Page with(List<Block> others) {
    return with(showIf, others, screenOuts);
  }

  Page with(@Nullable Condition condition, List<Block> others, List<ScreenOut> outs) {
    return new Page(
        id, title, intro, condition, sensitive, support, randomGroup, shuffled, others, outs);
  }

  public List<Item> items() {
    return blocks.stream().flatMap(block -> block.items().stream()).toList();
  }
}
