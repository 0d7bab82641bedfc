package org.lacrima.survey;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.lacrima.dataset.formula.Formula;
import org.lacrima.definition.Fields;
import org.lacrima.definition.Nearest;
import org.lacrima.definition.Node;

/** Finds the items that a scale names. */
final class ItemKeys {

  private final Reading reading;
  private final List<Item> items;

  ItemKeys(Reading reading, List<Item> items) {
    this.reading = reading;
    this.items = items;
  }

  /**
   * The items of a scale as far as they could be found.
   *
   * @param unknown how many names no item has
   * @param meant the items that those names probably mean: they were left out, and are near
   * @param repeated how many entries named an item again
   * @param whole every entry is one of these; else the key may hold any item
   */
  record Key(List<Item> items, int unknown, Set<String> meant, int repeated, boolean whole) {

    static final Key UNREAD = new Key(List.of(), 0, Set.of(), 0, false);

    Key {
      items = List.copyOf(items);
      meant = Set.copyOf(meant);
    }

    /** How many items it means to have; to be asked where it is {@code whole}. */
    int size() {
      return items.size() + unknown + repeated;
    }

    boolean isEmpty() {
      return whole && size() == 0;
    }

    /** Whether it holds the item, or something in it may mean it. */
    boolean mayHold(Item item) {
      return !whole || items.contains(item) || meant.contains(item.id());
    }
  }

  /** Items by name, as runs {@code a .. b}, or the word {@code all}. */
  Key named(Fields fields, String key) {
    List<Item> found = new ArrayList<>();
    List<String> unknown = new ArrayList<>();
    int repeated = 0;
    boolean whole = true;
    for (Node node : fields.list(key)) {
      String text = Fields.text(node, "An entry of '" + key + "'", reading.problems);
      int before = reading.problems.count();
      List<Item> named = text == null ? List.of() : run(text, node);
      if (text == null || reading.problems.count() > before) {
        boolean one = text != null && !text.contains("..");
        whole &= one;
        if (one) {
          unknown.add(text);
        }
      }
      for (Item item : named) {
        if (found.contains(item)) {
          repeated++;
          reading.problems.add(
              "duplicate-id",
              node.place(),
              "The item '" + item.id() + "' stands twice in the key.");
        } else {
          found.add(item);
        }
      }
    }
    return new Key(found, unknown.size(), meant(unknown, found), repeated, whole);
  }

  /** The items that a formula reads, in the order of the instrument. */
  Key read(Formula.Names names) {
    List<Item> read =
        items.stream()
            .filter(
                item ->
                    item.columns().stream().anyMatch(names.known()::contains)
                        || names.unknown().stream().anyMatch(name -> Unread.mayFill(item, name)))
            .toList();
    return new Key(read, names.unknown().size(), meant(names.unknown(), read), 0, true);
  }

  private Set<String> meant(Collection<String> unknown, List<Item> found) {
    List<String> others =
        items.stream().filter(item -> !found.contains(item)).map(Item::id).toList();
    Set<String> meant = new HashSet<>();
    for (String name : unknown) {
      String near = Nearest.meant(name, others);
      if (near != null) {
        meant.add(near);
      }
    }
    return meant;
  }

  private List<Item> run(String text, Node node) {
    if (text.equals("all")) {
      return items.stream().filter(item -> !item.unscored()).toList();
    }
    String[] ends = text.split("\\.\\.", -1);
    int from = index(ends[0].strip(), node);
    int to = ends.length == 1 ? from : index(ends[ends.length - 1].strip(), node);
    if (from < 0 || to < 0) {
      return List.of();
    }
    if (to < from || ends.length > 2) {
      reading.problems.add(
          "bad-range", node.place(), "'" + text + "' is no run of items in their order.");
      return List.of();
    }
    return items.subList(from, to + 1);
  }

  private int index(String id, Node node) {
    List<String> ids = items.stream().map(Item::id).toList();
    int at = ids.indexOf(id);
    if (at < 0) {
      reading.problems.add(
          "unknown-item",
          node.place(),
          "There is no item '" + id + "' in this instrument.",
          Nearest.remedy(id, ids));
    }
    return at;
  }
}
