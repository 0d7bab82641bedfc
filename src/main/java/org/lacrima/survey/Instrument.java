package org.lacrima.survey;

import java.util.List;
import java.util.Optional;

/**
 * A measure: its items in blocks, their response scales, its scales with their scoring, and the
 * vectors that test the scoring.
 *
 * @param unconfirmed what about this file is not known for certain, in sentences
 */
public record Instrument(
    String id,
    String version,
    Text title,
    List<String> languages,
    Rights rights,
    Rights.Wording wording,
    List<Rights.Citation> citations,
    List<String> unconfirmed,
    List<Block> blocks,
    List<Scale> scales,
    List<ScoringVector> vectors) {

  public Instrument {
    languages = List.copyOf(languages);
    citations = List.copyOf(citations);
    unconfirmed = List.copyOf(unconfirmed);
    blocks = List.copyOf(blocks);
    scales = List.copyOf(scales);
    vectors = List.copyOf(vectors);
  }

  public List<Item> items() {
    return blocks.stream().flatMap(block -> block.items().stream()).toList();
  }

  public Optional<Block> block(String blockId) {
    return blocks.stream().filter(block -> block.id().equals(blockId)).findFirst();
  }

  public Optional<Scale> scale(String scaleId) {
    return scales.stream().filter(scale -> scale.id().equals(scaleId)).findFirst();
  }
}
