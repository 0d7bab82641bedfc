package org.lacrima.definition;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a loader gives: the whole thing or all its problems, never half of it.
 *
 * @param value present exactly when there are no problems
 */
public record Loaded<T>(@Nullable T value, List<Problem> problems) {

  public Loaded {
    problems = List.copyOf(problems);
    if ((value == null) == problems.isEmpty()) {
      throw new IllegalArgumentException("Either a value or problems, not both, not neither");
    }
  }

  public static <T> Loaded<T> of(T value) {
    return new Loaded<>(value, List.of());
  }

  public static <T> Loaded<T> failed(List<Problem> problems) {
    return new Loaded<>(null, problems);
  }

  /** The value if {@code problems} is empty, else the problems. */
  public static <T> Loaded<T> of(@Nullable T value, Problems problems) {
    return problems.isEmpty() ? new Loaded<>(value, List.of()) : failed(problems.all());
  }

  public boolean ok() {
    return value != null;
  }

  /** The value; an exception that lists the problems where there is none. */
  public T get() {
    if (value == null) {
      throw new InvalidInputException(problems);
    }
    return value;
  }
}
