package org.lacrima.analysis.seal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Seals in English sentences, for the terminal. */
public final class SealWords {

  private static final int LONGEST = 120;

  private SealWords() {}

  /** What became of the analyses since they were sealed, those with the same fate in one line. */
  public static List<String> changes(List<SealFindings.Standing> standings) {
    Map<String, List<String>> byFate = new LinkedHashMap<>();
    for (SealFindings.Standing standing : standings) {
      byFate.computeIfAbsent(fate(standing), fate -> new ArrayList<>()).add(standing.id());
    }
    return byFate.entrySet().stream()
        .map(entry -> String.join(", ", entry.getValue()) + ": " + entry.getKey())
        .toList();
  }

  private static String fate(SealFindings.Standing standing) {
    return switch (standing.status()) {
      case ADDED -> "added";
      case REMOVED -> "taken out";
      case CHANGED ->
          standing.differences().stream()
              .map(SealWords::difference)
              .collect(Collectors.joining("; "));
      case CONFIRMATORY, SEALED, SEALED_LATE, SEALED_UNDATED -> "as sealed";
    };
  }

  /** {@code correlation method: from 'pearson' to 'spearman'}. */
  public static String difference(Difference difference) {
    if (difference.from().isEmpty()) {
      return difference.what() + ": added '" + cut(difference.to()) + "'";
    }
    return difference.to().isEmpty()
        ? difference.what() + ": taken out, was '" + cut(difference.from()) + "'"
        : difference.what()
            + ": from '"
            + cut(difference.from())
            + "' to '"
            + cut(difference.to())
            + "'";
  }

  /** One line for the terminal. */
  public static String summary(SealFindings findings) {
    StringBuilder said = new StringBuilder("Seal: ");
    String between = "";
    for (SealFindings.Status status : SealFindings.Status.values()) {
      long n = findings.count(status);
      if (n > 0) {
        said.append(between).append(n).append(' ').append(word(status));
        between = ", ";
      }
    }
    SealFindings.Dated latest = findings.seals().get(findings.seals().size() - 1);
    return said.append(". Hash of the latest seal: ").append(latest.hash()).toString();
  }

  private static String word(SealFindings.Status status) {
    return switch (status) {
      case CONFIRMATORY -> "sealed before their rows existed";
      case SEALED_LATE -> "sealed when rows existed already";
      case SEALED_UNDATED -> "sealed, rows without a time to compare";
      case SEALED -> "sealed, computed from print";
      case CHANGED -> "changed since sealed";
      case ADDED -> "added since (exploratory)";
      case REMOVED -> "taken out since";
    };
  }

  private static String cut(String text) {
    return text.length() > LONGEST ? text.substring(0, LONGEST) + "\u2026" : text;
  }
}
