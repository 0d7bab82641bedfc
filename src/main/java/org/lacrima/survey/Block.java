package org.lacrima.survey;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Items that belong together and stand on one page.
 *
 * @param id within its instrument
 * @param shuffled its items are asked in an order of each response's own
 * @param scale the response scale that all its items share (a Likert block); null: each its own
 */
public record Block(
    String instrument,
    String id,
    @Nullable Text title,
    @Nullable Text intro,
    @Nullable Condition showIf,
    boolean shuffled,
    @Nullable ResponseScale scale,
    List<Item> items) {

  public Block {
    items = List.copyOf(items);
  }

  Block with(List<Item> others) {
    return new Block(instrument, id, title, intro, showIf, shuffled, scale, others);
  }

  /** {@code instrument/block}, unique within a survey. */
  public String path() {
    return instrument + "/" + id;
  }
}
