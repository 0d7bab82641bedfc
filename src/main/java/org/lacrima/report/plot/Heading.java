package org.lacrima.report.plot;

/**
 * What a plot is to those who do not see it, and how it is called within its page.
 *
 * @param id unlike that of any other element of the page: letters, digits and hyphens
 * @param title in a few words
 * @param description what is to be seen, in a sentence or two with its numbers
 */
public record Heading(String id, String title, String description) {
  public Heading {
    if (!id.matches("[a-zA-Z][a-zA-Z0-9-]*")) {
      throw new IllegalArgumentException("Not an id: " + id);
    }
  }
}
