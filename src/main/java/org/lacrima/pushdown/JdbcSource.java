package org.lacrima.pushdown;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.lacrima.analysis.plan.Answer;
import org.lacrima.analysis.plan.CsvSource;
import org.lacrima.analysis.plan.Layout;
import org.lacrima.analysis.plan.Need;
import org.lacrima.analysis.plan.Plan;
import org.lacrima.analysis.plan.SummarySource;
import org.lacrima.dataset.Shape;
import org.lacrima.dataset.Variable;
import org.lacrima.dataset.csv.CsvFile;
import org.lacrima.definition.InvalidInputException;

/**
 * A table or view of PostgreSQL or DuckDB. The database sums, counts and groups; whatever cannot
 * come out of SQL with the same bits is computed here from those columns that it needs, row by row.
 * Everything is read from one state of the data.
 */
public final class JdbcSource implements SummarySource {

  private final Address address;
  private final List<String> header;
  private List<String> statements = List.of();
  private long rowsFetched;

  private JdbcSource(Address address, List<String> header) {
    this.address = address;
    this.header = List.copyOf(header);
  }

  /**
   * Opens {@code jdbc:postgresql://host/database?user=…&table=NAME} or {@code
   * jdbc:duckdb:FILE?table=NAME}.
   *
   * @throws InvalidInputException where there is no such table, or no connection
   */
  public static JdbcSource open(String given) {
    Address address = Address.of(given);
    try (Session session = Session.open(address)) {
      return new JdbcSource(address, Table.find(session, address).header());
    } catch (SQLException e) {
      throw failed(address, e);
    }
  }

  private static InvalidInputException failed(Address address, SQLException e) {
    return address.problem(
        "database-failed", "The database failed: " + Session.firstLine(e) + ".", "");
  }

  @Override
  public List<String> header() {
    return header;
  }

  @Override
  public String name() {
    return address.table();
  }

  @Override
  public String sha256() {
    return "";
  }

  /** What was sent to the database for the last answer. */
  List<String> statements() {
    return statements;
  }

  /** How many rows came back for it, streamed ones aside. */
  long rowsFetched() {
    return rowsFetched;
  }

  @Override
  public Answer answer(Plan plan) {
    return answers(List.of(plan)).get(0);
  }

  @Override
  public List<Answer> answers(List<Plan> plans) {
    try (Session session = Session.open(address)) {
      List<Answer> answers = new ArrayList<>();
      for (Plan plan : plans) {
        answers.add(answer(plan, session));
      }
      statements = session.statements();
      rowsFetched = session.rows();
      return answers;
    } catch (SQLException e) {
      throw failed(address, e);
    }
  }

  private Answer answer(Plan plan, Session session) throws SQLException {
    Table table = Table.find(session, address);
    Layout layout = new Layout(plan);
    Map<Integer, SqlExpression> source = new HashMap<>();
    List<Shape> shapes = new ArrayList<>();
    plan.columns().forEach(column -> shapes.add(Shape.REAL));
    long count = profile(session, table, layout, source, shapes);
    SqlRows rows = new SqlRows(layout, address.dialect(), source, shapes);
    if (rows.hasTypeProblems() || !rows.exclusionsWritten() || textInNumbers(layout, rows)) {
      return stream(plan, session, table); // it tells what is wrong, and where
    }
    SqlAnswering answering = new SqlAnswering(address.dialect(), rows, count);
    plan.needs().forEach(answering::add);
    List<Integer> excluded = new ArrayList<>();
    for (int e = 0; e < plan.exclusions().size(); e++) {
      excluded.add(answering.count(List.of(rows.droppedBy(e))));
    }
    FaultCounts faults = new FaultCounts(layout, rows, answering);
    Map<Need<?>, Object> summaries = answering.run(session, rows.from(table.from()));
    Set<Need<?>> others = new LinkedHashSet<>(answering.others());
    Answer streamed = null;
    if (!others.isEmpty() || !faults.countedHere().isEmpty()) {
      streamed = stream(Remainder.of(plan, others, faults.countedHere()), session, table);
      summaries.putAll(streamed.summaries());
    }
    return new Answer(
        summaries,
        count,
        excluded.stream().map(answering::count).toList(),
        faults.all(streamed == null ? List.of() : streamed.faults()));
  }

  private static boolean textInNumbers(Layout layout, SqlRows rows) {
    for (Need<?> need : layout.plan.needs()) {
      for (String name : need.numbers()) {
        if (rows.shapes().get(layout.index(name)).isText()) {
          return true;
        }
      }
    }
    return false;
  }

  /** Finds out what the columns hold that the plan reads; gives the number of rows. */
  private long profile(
      Session session,
      Table table,
      Layout layout,
      Map<Integer, SqlExpression> source,
      List<Shape> shapes)
      throws SQLException {
    List<String> asked = new ArrayList<>();
    asked.add("count(*)");
    Map<Integer, SourceColumn> columns = new LinkedHashMap<>();
    Map<Integer, Integer> places = new HashMap<>();
    for (int index : layout.read) {
      SourceColumn column = column(table, layout.plan.columns().get(index));
      columns.put(index, column);
      places.put(index, asked.size());
      asked.addAll(column.profiling());
    }
    List<String> found = session.aggregates(asked, table.from());
    for (Map.Entry<Integer, SourceColumn> entry : columns.entrySet()) {
      int index = entry.getKey();
      SourceColumn column = entry.getValue();
      int from = places.getOrDefault(index, 0);
      SourceColumn.Profile profile =
          column.profile(found.subList(from, from + column.profiling().size()));
      shapes.set(index, profile.shape());
      SqlExpression expression = profile.expression();
      if (expression != null) {
        source.put(index, expression);
      }
    }
    return Long.parseLong(found.get(0));
  }

  private SourceColumn column(Table table, Variable variable) {
    return SourceColumn.of(address.dialect(), table.column(variable.name()), variable);
  }

  /** Answers a plan from the rows themselves. */
  private Answer stream(Plan plan, Session session, Table table) {
    List<SourceColumn> columns = new ArrayList<>();
    List<String> names = new ArrayList<>();
    for (Variable variable : Remainder.columns(plan)) {
      columns.add(column(table, variable));
      names.add(variable.name());
    }
    CsvFile records =
        new CsvFile(
            address.place(), () -> RowStream.open(session, table.from(), columns), names, 0, 0);
    return new CsvSource(records, address.table(), 1, bytes -> {}).answer(plan);
  }
}
