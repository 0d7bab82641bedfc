package org.lacrima.analysis.script;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.lacrima.analysis.SpecFile;
import org.lacrima.analysis.plan.CsvSource;
import org.lacrima.analysis.plan.DataFile;
import org.lacrima.dataset.Variable;

/** Reads the files, sets missing codes and labels, in SPSS syntax. */
final class SpsReading {

  private final SpecFile spec;
  private final SpsData data;

  SpsReading(SpecFile spec, SpsData data) {
    this.spec = spec;
    this.data = data;
  }

  /** Reads the files, one below the other. */
  void read(List<DataFile> files) {
    List<String> sets = new ArrayList<>();
    for (DataFile file : files) {
      one(file);
      if (!file.sample().isEmpty()) {
        String sample = data.code(CsvSource.SAMPLE);
        data.add("STRING", sample, SpsFormula.WIDE);
        data.add("COMPUTE", sample, "=", SpsText.text(file.sample()));
      }
      if (sets.size() < files.size() - 1) {
        sets.add(data.fresh("d"));
        data.add("DATASET COPY", sets.get(sets.size() - 1));
      }
    }
    if (!sets.isEmpty()) {
      data.add("ADD FILES", sets.stream().map(set -> "/FILE=" + set).toList(), "/FILE=*");
    }
    describe();
  }

  /** Reads every column: those that no analysis reads as short texts, because the program must. */
  private void one(DataFile file) {
    Set<String> used =
        UsedVariables.of(spec).stream().map(Variable::name).collect(Collectors.toSet());
    List<Object> words = new ArrayList<>();
    words.addAll(List.of("GET DATA", "/TYPE=TXT", "/FILE=" + SpsText.text(file.name())));
    words.addAll(List.of("/ENCODING='UTF-8'", "/ARRANGEMENT=DELIMITED", "/DELIMITERS=','"));
    words.addAll(List.of("/QUALIFIER='\"'", "/FIRSTCASE=2", "/VARIABLES="));
    for (String column : file.header()) {
      boolean number = used.contains(column) && !data.isText(column);
      words.add(data.code(column) + (number ? " F40.0" : " A255"));
    }
    data.add(words.toArray());
  }

  private void describe() {
    Map<List<String>, List<String>> byCodes = new LinkedHashMap<>();
    List<String> shown = new ArrayList<>();
    for (Variable column : UsedVariables.of(spec)) {
      String name = data.code(column.name());
      if (data.isText(column.name())) {
        for (String code : column.missing()) {
          data.add("IF (" + name + " = " + SpsText.text(code) + ")", name, "= ''");
        }
      } else {
        shown.add(name);
        List<String> codes =
            column.missing().stream().filter(c -> c.matches("-?[0-9]*[.]?[0-9]+")).toList();
        byCodes.computeIfAbsent(codes, c -> new ArrayList<>()).add(name);
      }
    }
    byCodes.forEach(
        (codes, columns) -> {
          if (!codes.isEmpty()) {
            data.add("RECODE", columns, "(" + String.join(" ", codes) + " = SYSMIS)");
          }
        });
    if (!shown.isEmpty()) {
      data.add("FORMATS", shown, "(F16.6)");
    }
    labels();
  }

  private void labels() {
    for (Variable column : UsedVariables.of(spec)) {
      String name = data.code(column.name());
      if (!column.label().equals(name)) {
        data.add("VARIABLE LABELS", name, SpsText.label(column.label()));
      }
      List<String> labels = new ArrayList<>();
      column
          .labels()
          .forEach(
              (value, label) -> {
                boolean missing = column.missing().contains(value);
                boolean number = value.matches("-?[0-9]+([.][0-9]+)?");
                if (!missing && number && !data.isText(column.name()) && !label.isBlank()) {
                  labels.add(value + " " + SpsText.label(label));
                }
              });
      if (!labels.isEmpty()) {
        data.add("VALUE LABELS", name, labels);
      }
    }
  }
}
