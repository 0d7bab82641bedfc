package org.lacrima.analysis.published;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A file of published values and claims, each with where it was read. Nothing that is not in such a
 * file may be shown as published.
 *
 * @param file its name without the folder
 * @param sha256 of its bytes
 * @param studies by id
 * @param values by id, in the order of the file
 * @param claims by id, in the order of the file
 */
public record Published(
    String file,
    String sha256,
    Map<String, PublishedStudy> studies,
    Map<String, PublishedValue> values,
    Map<String, PublishedClaim> claims,
    List<PublishedSanity> sanity) {

  public Published {
    studies = Collections.unmodifiableMap(new LinkedHashMap<>(studies));
    values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    claims = Collections.unmodifiableMap(new LinkedHashMap<>(claims));
    sanity = List.copyOf(sanity);
  }

  /** The study of a value or a claim. */
  public PublishedStudy study(String id) {
    return java.util.Objects.requireNonNull(studies.get(id), id);
  }
}
