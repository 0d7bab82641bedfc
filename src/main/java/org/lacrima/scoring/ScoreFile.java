package org.lacrima.scoring;

import com.opencsv.CSVReader;
import com.opencsv.CSVReaderBuilder;
import com.opencsv.CSVWriter;
import com.opencsv.RFC4180ParserBuilder;
import com.opencsv.exceptions.CsvValidationException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.Writer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.lacrima.dataset.MissingCode;
import org.lacrima.definition.Nearest;
import org.lacrima.definition.Place;
import org.lacrima.definition.Problem;
import org.lacrima.definition.Problems;
import org.lacrima.survey.Item;
import org.lacrima.survey.Scale;
import org.lacrima.survey.SurveyDefinition;

/**
 * Appends scores to a CSV of raw items: every column as it was, then the scores of the survey. The
 * file is read row by row. Reading goes on after a problem, so that all are told; after a hundred
 * there is enough to mend.
 */
public final class ScoreFile {

  private static final int ENOUGH = 100;

  private final SurveyDefinition survey;
  private final Path in;
  private final Problems problems = new Problems();
  private final Map<String, Item> needed = new LinkedHashMap<>();
  private final Map<String, Integer> at = new HashMap<>();

  private ScoreFile(SurveyDefinition survey, Path in) {
    this.survey = survey;
    this.in = in;
    for (Scale scale : survey.scales()) {
      for (Item item : scale.items()) {
        item.columns().forEach(column -> needed.put(column, item));
      }
    }
    needed.entrySet().removeIf(entry -> isOwnWords(entry.getValue(), entry.getKey()));
  }

  private static boolean isOwnWords(Item item, String column) {
    return item.format().ownWords(item.id()).contains(column);
  }

  /**
   * Writes the rows of {@code in} with their scores; where it gives problems, what is written is
   * not whole.
   *
   * @throws IOException if {@code out} cannot be written; what is wrong with {@code in} is a
   *     problem
   */
  public static List<Problem> write(SurveyDefinition survey, Path in, Writer out)
      throws IOException {
    ScoreFile file = new ScoreFile(survey, in);
    file.run(out);
    return file.problems.all();
  }

  private void run(Writer out) throws IOException {
    Place place = Place.file(in.toString());
    if (Files.isDirectory(in)) {
      problems.add("not-a-file", place, "This is a directory, not a file.");
      return;
    }
    if (!Files.exists(in)) {
      problems.add("no-such-file", place, "There is no such file.", "Maybe the path is misspelt.");
      return;
    }
    if (!Files.isReadable(in)) {
      problems.add("unreadable", place, "You have no permission to read this file.");
      return;
    }
    try (Reader reader = reader()) {
      rows(reader, out);
    } catch (CharacterCodingException e) {
      problems.add("not-utf8", place, "The file is not UTF-8.", "Maybe save it as CSV UTF-8.");
    }
  }

  private Reader reader() throws IOException {
    BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(
                Files.newInputStream(in),
                StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)));
    reader.mark(1);
    if (reader.read() != '\uFEFF') {
      reader.reset();
    }
    return reader;
  }

  private void rows(Reader reader, Writer writer) throws IOException {
    CSVWriter csv =
        new CSVWriter(
            writer,
            CSVWriter.DEFAULT_SEPARATOR,
            CSVWriter.DEFAULT_QUOTE_CHARACTER,
            CSVWriter.DEFAULT_QUOTE_CHARACTER,
            CSVWriter.RFC4180_LINE_END);
    Scoring scoring = Scoring.of(survey);
    long line = 1;
    try (CSVReader rows =
        new CSVReaderBuilder(reader).withCSVParser(new RFC4180ParserBuilder().build()).build()) {
      String[] header = rows.readNext();
      if (header == null || (header.length == 1 && header[0].isEmpty())) {
        problems.add("empty-file", Place.file(in.toString()), "The file is empty.");
        return;
      }
      header(header);
      if (!problems.isEmpty()) {
        return;
      }
      List<String> all = new ArrayList<>(Arrays.asList(header));
      survey.scales().forEach(scale -> all.add(scale.id()));
      csv.writeNext(all.toArray(new String[0]), false);
      line = rows.getLinesRead() + 1;
      for (String[] row = rows.readNext(); row != null; row = rows.readNext()) {
        boolean blank = row.length == 1 && row[0].isEmpty() && header.length > 1;
        if (!blank && fits(row, header, line)) {
          csv.writeNext(scored(row, scoring), false);
        }
        line = rows.getLinesRead() + 1;
        if (problems.count() >= ENOUGH) {
          return;
        }
      }
    } catch (CsvValidationException | IOException e) {
      if (e instanceof CharacterCodingException coding) {
        throw coding;
      }
      problems.add(
          "not-csv",
          Place.line(in.toString(), (int) line),
          "This row is not CSV: " + e.getMessage() + ".",
          "Maybe a quotation mark is not closed.");
    }
    csv.flush();
    if (csv.checkError()) {
      IOException why = csv.getException();
      throw why == null ? new IOException("the scores could not be written") : why;
    }
  }

  private void header(String[] header) {
    Place place = Place.line(in.toString(), 1);
    Set<String> names = new LinkedHashSet<>();
    for (int i = 0; i < header.length; i++) {
      if (!names.add(header[i])) {
        problems.add("duplicate-column", place, "The column '" + header[i] + "' stands twice.");
      }
      at.put(header[i], i);
    }
    Set<String> strange = new LinkedHashSet<>(names);
    strange.removeAll(needed.keySet());
    for (String column : needed.keySet()) {
      if (!at.containsKey(column)) {
        problems.add(
            "missing-column",
            place,
            "The column '" + column + "' is missing, which a score needs.",
            Nearest.remedy(column, strange));
      }
    }
    for (Scale scale : survey.scales()) {
      if (at.containsKey(scale.id())) {
        problems.add(
            "column-exists",
            place,
            "There is a column '" + scale.id() + "' already.",
            "Maybe this file has been scored before.");
      }
    }
  }

  private boolean fits(String[] row, String[] header, long line) {
    Place place = Place.line(in.toString(), (int) line);
    if (row.length != header.length) {
      problems.add(
          "ragged-row",
          place,
          "This row has " + row.length + " fields, the header " + header.length + ".",
          "Maybe a comma stands in a field without quotation marks.");
      return false;
    }
    int before = problems.count();
    needed.forEach(
        (column, item) -> {
          String value = row[at.getOrDefault(column, 0)];
          if (!value.isEmpty()
              && MissingCode.of(value).isEmpty()
              && !item.format().holds(item.id(), column, value)) {
            problems.add(
                "value-outside-scale",
                place,
                "'" + value + "' in the column '" + column + "' is no answer to that item.",
                "Maybe it is a missing value: leave it empty or write its code.");
          }
        });
    return problems.count() == before;
  }

  private String[] scored(String[] row, Scoring scoring) {
    Map<String, Score> scores =
        scoring.scores(column -> at.containsKey(column) ? row[at.getOrDefault(column, 0)] : null);
    List<String> all = new ArrayList<>(Arrays.asList(row));
    scores.values().forEach(score -> all.add(score.text()));
    return all.toArray(new String[0]);
  }
}
