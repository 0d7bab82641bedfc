package org.lacrima.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lacrima.study.Visitor.path;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.StringWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.lacrima.export.ExactCsv;
import org.lacrima.export.ExportOptions;
import org.lacrima.export.ResponseData;
import org.lacrima.simulation.PopulationLoader;
import org.lacrima.simulation.Simulation;
import org.lacrima.simulation.SyntheticParticipant;
import org.lacrima.study.storage.StoredResponses;
import org.lacrima.survey.SurveyDefinition;
import org.lacrima.survey.SurveyLoader;

/** 124 made-up people fill in the forms; what comes out is what they had in mind. */
@QuarkusTest
class SimulatedParticipantsTest {

  @Inject SettableClock clock;

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
              participant.answers()));
    }
    assertThat(csv(survey, stored(meant))).isEqualTo(csv(survey, meant.iterator()));
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

  private static Iterator<ResponseData> stored(List<ResponseData> meant) throws SQLException {
    List<String> ids = meant.stream().map(ResponseData::responseId).toList();
    List<ResponseData> found = new ArrayList<>();
    try (Connection connection = Stored.asApplication()) {
      connection.setAutoCommit(false);
      try (StoredResponses responses = StoredResponses.of(connection, "crying-in-therapy")) {
        responses.forEachRemaining(
            response -> {
              if (ids.contains(response.responseId())) {
                found.add(response);
              }
            });
      }
    }
    return found.iterator();
  }

  private static String csv(SurveyDefinition survey, Iterator<ResponseData> responses)
      throws IOException {
    StringWriter text = new StringWriter();
    new ExactCsv(survey, ExportOptions.usual()).write(responses, text);
    return text.toString();
  }
}
