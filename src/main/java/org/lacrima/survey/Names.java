package org.lacrima.survey;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.lacrima.definition.Place;
import org.lacrima.definition.Problems;

/** Which names can go everywhere: into R, SPSS, Stata, SQL, formulas and addresses. */
final class Names {

  static final int LONGEST = 32;

  private static final Pattern VARIABLE = Pattern.compile("[a-z][a-z0-9_]*");
  private static final Pattern WORD = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");
  private static final Pattern VERSION = Pattern.compile("[0-9]+(\\.[0-9]+){0,2}(-[0-9a-z.]+)?");
  private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2,3}(-[A-Za-z0-9]{2,8})*");

  private static final Set<String> RESERVED =
      Set.of(
          ("all and break by byte c count date double else eq exp false float for function ge gt if in"
                  + " inf int le log long lt max mean min missing na nan ne next not null or recode"
                  + " repeat reverse round sd sqrt standardize str sum t to true using while with abs")
              .split(" "));

  private Names() {}

  /** A name of a column: portable, not a word of some language, not a column we write ourselves. */
  static void variable(String name, Place place, Problems problems) {
    if (!VARIABLE.matcher(name).matches() || name.length() > LONGEST) {
      problems.add(
          "bad-name",
          place,
          "The name '"
              + name
              + "' is not portable: lower-case letters, digits and _, starting with a letter, at"
              + " most 32 characters.",
          "Maybe '" + suggestion(name) + "'.");
    } else if (RESERVED.contains(name)) {
      problems.add(
          "reserved-name",
          place,
          "The name '" + name + "' is a word of R, SPSS, Stata or the formula language.",
          "Maybe add what it is of: '" + name + "_1'.");
    } else if (SystemColumns.contains(name)) {
      problems.add(
          "reserved-name", place, "Every file of responses has a column '" + name + "' already.");
    }
  }

  private static String suggestion(String name) {
    String low = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9_]+", "_");
    String start = low.isEmpty() || !Character.isLetter(low.charAt(0)) ? "v" + low : low;
    return start.length() > LONGEST ? start.substring(0, LONGEST) : start;
  }

  /** A name in addresses and files: words of lower-case letters and digits joined by hyphens. */
  static void word(String name, String what, Place place, Problems problems) {
    if (!WORD.matcher(name).matches() || name.length() > 64) {
      problems.add(
          "bad-name",
          place,
          what
              + " '"
              + name
              + "' must be lower-case words joined by hyphens, at most 64 characters.");
    }
  }

  static void version(String version, Place place, Problems problems) {
    if (!VERSION.matcher(version).matches()) {
      problems.add(
          "bad-version",
          place,
          "The version must be written like 1.0.0, not '" + version + "'.",
          "Maybe quote it, so that it stays as it is written.");
    }
  }

  static boolean isLanguage(String language) {
    return LANGUAGE.matcher(language).matches();
  }

  static void language(String language, Place place, Problems problems) {
    if (!isLanguage(language)) {
      problems.add(
          "bad-language",
          place,
          "'" + language + "' is not a language tag such as en, it, he or pt-BR.");
    }
  }
}
