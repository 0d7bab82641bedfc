package org.lacrima.survey;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The options that items share.
 *
 * @param low what the first option means where only the ends are named, else null
 * @param high what the last option means where only the ends are named, else null
 */
public record ResponseScale(
    String id, List<Option> options, @Nullable Text low, @Nullable Text high) {

  public ResponseScale {
    options = List.copyOf(options);
    if (options.isEmpty()) {
      throw new IllegalArgumentException("A response scale has options: " + id);
    }
  }

  /** True where the options are bare numbers between two named ends. */
  public boolean endAnchored() {
    return low != null;
  }

  public Option first() {
    return options.get(0);
  }

  public Option last() {
    return options.get(options.size() - 1);
  }

  public Optional<Option> option(String value) {
    return options.stream().filter(o -> o.value().equals(value)).findFirst();
  }

  /** What an option means in words; "" for a number between two named ends. */
  public String meaning(Option option, String language) {
    if (low == null || high == null) {
      return option.label().in(language);
    }
    if (option.equals(first())) {
      return low.in(language);
    }
    return option.equals(last()) ? high.in(language) : "";
  }
}
