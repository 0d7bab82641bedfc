package org.lacrima.study;

import static io.restassured.RestAssured.given;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.lacrima.study.Visitor.path;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lacrima.analysis.AnalysisSpecLoader;
import org.lacrima.analysis.ResultsCsv;
import org.lacrima.analysis.SpecFile;
import org.lacrima.analysis.SpecRun;
import org.lacrima.analysis.plan.CsvSource;
import org.lacrima.dataset.csv.CsvFile;
import org.lacrima.definition.Loaded;
import org.lacrima.definition.Problems;
import org.lacrima.export.ExactCsv;
import org.lacrima.export.ExportOptions;
import org.lacrima.export.ResponseData;
import org.lacrima.export.TypicalPace;
import org.lacrima.simulation.PopulationLoader;
import org.lacrima.simulation.Simulation;
import org.lacrima.simulation.SyntheticParticipant;
import org.lacrima.study.storage.StoredResponses;
import org.lacrima.survey.Order;
import org.lacrima.survey.SurveyDefinition;
import org.lacrima.survey.SurveyLoader;

/** 124 made-up people fill in the forms; what comes out is what they had in mind. */
@QuarkusTest
class SimulatedParticipantsTest {

  @Inject SettableClock clock;
  @TempDir private Path folder = Path.of("");

  @Test
  void what_124_participants_send_through_the_forms_comes_out_of_the_export_as_they_sent_it()
      throws SQLException, IOException {
    SurveyDefinition survey = SurveyLoader.packaged("crying-in-therapy").get();
    List<SyntheticParticipant> participants =
        Simulation.of(survey, PopulationLoader.packaged(survey).get(), 11)
            .participants(124)
            .toList();
    List<ResponseData> meant = new ArrayList<>();
    for (SyntheticParticipant participant : participants) {
      String id = answer(participant);
      meant.add(
          new ResponseData(
              id,
              survey.version(),
              "en",
              participant.startedAt(),
              participant.submittedAt(),
              participant.duration().toSeconds(),
              "submitted",
              survey.consent().version(),
              Order.of(Stored.count("select order_seed from response where public_id = ?", id)),
              false,
              participant.answers()));
    }
    String sent = csv(survey, meant);
    String downloaded = downloaded(meant);
    assertThat(downloaded).isEqualTo(sent);
    assertThat(analyzed("downloaded.csv", downloaded, survey))
        .isEqualTo(analyzed("sent.csv", sent, survey))
        .doesNotContain("n-too-small")
        .contains("criers,t-test,welch,difference,ctsc_total,ever_cried");
  }

  /** What a researcher downloads, without the responses of other tests. */
  private static String downloaded(List<ResponseData> meant) throws SQLException {
    ResearcherTest.account("researcher", false);
    String all =
        given()
            .auth()
            .preemptive()
            .basic("researcher", ResearcherTest.PASSWORD)
            .get("/api/v1/studies/crying-in-therapy/export.csv")
            .asString();
    Set<String> ids = meant.stream().map(ResponseData::responseId).collect(Collectors.toSet());
    StringBuilder kept = new StringBuilder();
    for (String line : all.split("(?<=\n)")) {
      String id = line.substring(0, line.indexOf(','));
      if (id.equals("response_id") || ids.contains(id)) {
        kept.append(line);
      }
    }
    return kept.toString();
  }

  /** results.csv of the study's own analysis. */
  private String analyzed(String name, String data, SurveyDefinition survey) throws IOException {
    Path file = Files.writeString(folder.resolve(name), data);
    Problems problems = new Problems();
    CsvFile csv = requireNonNull(CsvFile.open(file, problems), () -> problems.all().toString());
    SpecFile spec =
        AnalysisSpecLoader.load(
                Path.of("analysis-specs/katz-2024.yaml"),
                csv.header(),
                (id, in) -> Loaded.of(survey.variables(in)))
            .get();
    StringBuilder results = new StringBuilder();
    ResultsCsv.write(
        SpecRun.run(spec, new CsvSource(csv, "data.csv", 2, bytes -> {}), "lacrima"), results);
    return results.toString();
  }

  private String answer(SyntheticParticipant participant) {
    clock.set(participant.startedAt().toInstant());
    Visitor visitor = new Visitor();
    String at = visitor.begin();
    String id = Stored.lastResponse();
    for (SyntheticParticipant.Submission page : participant.submissions()) {
      assertThat(at).endsWith("/pages/" + page.page());
      clock.pass(page.after());
      at = path(visitor.post(at, page.values()));
    }
    assertThat(path(visitor.post(at))).endsWith("/done");
    return id;
  }

  /** Of all that is stored, that of other tests too. */
  private static TypicalPace typical(SurveyDefinition survey) {
    try (Connection connection = Stored.asOwner();
        StoredResponses all = StoredResponses.of(connection, "crying-in-therapy")) {
      return TypicalPace.of(survey, all);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String csv(SurveyDefinition survey, List<ResponseData> responses)
      throws IOException {
    StringWriter text = new StringWriter();
    new ExactCsv(survey, ExportOptions.usual(), typical(survey)).write(responses.iterator(), text);
    return text.toString();
  }
}
