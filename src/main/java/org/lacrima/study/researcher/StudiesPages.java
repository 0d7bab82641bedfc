package org.lacrima.study.researcher;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;
import org.lacrima.study.participant.Admission;
import org.lacrima.study.participant.Surveys;
import org.lacrima.study.storage.Access;
import org.lacrima.study.storage.Audit;
import org.lacrima.study.storage.Researcher;
import org.lacrima.study.storage.ResponseStatus;
import org.lacrima.study.storage.Study;
import org.lacrima.study.storage.StudyStatus;
import org.lacrima.study.web.Refusal;
import org.lacrima.study.web.Words;
import org.lacrima.survey.SurveyDefinition;

/** A researcher's studies. Somebody else's study is not there. */
@Path("/studies")
@RolesAllowed(Researcher.ROLE)
@Produces(MediaType.TEXT_HTML)
public class StudiesPages {

  @CheckedTemplate(basePath = "researcher")
  record studies(String researcher, List<Row> rows) implements TemplateInstance {}

  @CheckedTemplate(basePath = "researcher")
  record study(String researcher, Row row, Details details, List<String> obstacles, boolean refused)
      implements TemplateInstance {}

  /** One study in the table. */
  public record Row(
      String slug,
      String title,
      StudyState state,
      boolean demo,
      long inProgress,
      long submitted,
      long synthetic,
      long withdrawn) {

    public long total() {
      return inProgress + submitted + synthetic;
    }
  }

  /** What else is told of one study. */
  public record Details(
      String address,
      List<String> languages,
      String version,
      String hash,
      String consentVersion,
      int items,
      int pages,
      String begin,
      boolean panel) {}

  private final Surveys surveys;
  private final Downloads downloads;
  private final SecurityIdentity identity;
  private final Clock clock;
  private final String publicUrl;

  StudiesPages(
      Surveys surveys,
      Downloads downloads,
      SecurityIdentity identity,
      Clock clock,
      @ConfigProperty(name = "lacrima.public-url") String publicUrl) {
    this.surveys = surveys;
    this.downloads = downloads;
    this.identity = identity;
    this.clock = clock;
    this.publicUrl = publicUrl;
  }

  @GET
  @Transactional
  @Operation(hidden = true)
  public TemplateInstance list() {
    return new studies(name(), Study.allOwned(name()).stream().map(this::row).toList());
  }

  @GET
  @Path("{study}")
  @Transactional
  @Operation(hidden = true)
  public TemplateInstance one(String study) {
    return page(owned(study), false);
  }

  @GET
  @Path("{study}/export.csv")
  @Produces(Downloads.CSV)
  @Operation(hidden = true)
  public Response exact(String study) {
    return downloads.exact(study);
  }

  @GET
  @Path("{study}/export.csv.sha256")
  @Produces(Downloads.CHECKSUM)
  @Operation(hidden = true)
  public Response checksum(String study) {
    return downloads.checksum(study);
  }

  @GET
  @Path("{study}/export-spreadsheet.csv")
  @Produces(Downloads.CSV)
  @Operation(hidden = true)
  public Response spreadsheet(String study, @QueryParam("lang") @DefaultValue("") String lang) {
    return downloads.spreadsheet(study, lang);
  }

  @GET
  @Path("{study}/paradata.csv")
  @Produces(Downloads.CSV)
  @Operation(hidden = true)
  public Response paradata(String study) {
    return downloads.paradata(study);
  }

  @POST
  @Path("{study}/open")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Transactional
  @Operation(hidden = true)
  public Response open(String study, MultivaluedMap<String, String> form) {
    Study found = owned(study);
    SurveyDefinition survey = surveys.current(study).orElseThrow(Refusal::notFound);
    if (!Admission.obstacles(found, survey).isEmpty()) {
      return Response.status(422)
          .entity(page(found, true).render())
          .type(MediaType.TEXT_HTML_TYPE.withCharset("UTF-8"))
          .build();
    }
    return change(found, StudyStatus.OPEN, "open");
  }

  @POST
  @Path("{study}/close")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Transactional
  @Operation(hidden = true)
  public Response close(String study, MultivaluedMap<String, String> form) {
    return change(owned(study), StudyStatus.CLOSED, "close");
  }

  private Response change(Study study, StudyStatus status, String action) {
    study.status = status;
    Audit.record(clock.instant(), name(), action, study.slug, "");
    return Response.seeOther(URI.create("/studies/" + study.slug)).build();
  }

  private study page(Study found, boolean refused) {
    SurveyDefinition survey = surveys.current(found.slug).orElse(null);
    return new study(
        name(),
        row(found),
        details(found, survey),
        survey == null
            ? List.of()
            : Admission.obstacles(found, survey).stream().map(Obstacle::told).toList(),
        refused);
  }

  private Details details(Study found, @Nullable SurveyDefinition survey) {
    String address = publicUrl + "/s/" + found.slug;
    return Optional.ofNullable(survey)
        .map(
            s ->
                new Details(
                    address,
                    s.languages(),
                    s.version(),
                    s.sha256().substring(0, 12),
                    s.consent().version(),
                    s.items().size(),
                    s.pages().size(),
                    told(found),
                    found.access == Access.PANEL))
        .orElseGet(() -> new Details(address, List.of(), "", "", "", 0, 0, "", false));
  }

  /** How people come in, in a sentence or some. */
  private String told(Study study) {
    StringBuilder told =
        new StringBuilder(
            switch (study.access) {
              case OPEN -> "Everybody who has the address may begin.";
              case PERSONAL -> "Whoever has a personal link may begin, once.";
              case PANEL -> "Whoever comes from the panel may begin, once.";
            });
    Words words = Words.in(Words.COMPLETE);
    if (study.opensAt != null) {
      told.append(" It opens on ").append(moment(words, study.opensAt, study)).append('.');
    }
    if (study.closesAt != null) {
      told.append(" It closes on ").append(moment(words, study.closesAt, study)).append('.');
    }
    if (study.quota != null) {
      told.append(
          " %d of %d places are taken."
              .formatted(Admission.places(study, clock.instant()), study.quota));
    }
    return told.append(study.anonymous ? " Anonymous." : "").toString();
  }

  private static String moment(Words words, Instant at, Study study) {
    ZoneId zone = ZoneId.of(study.timeZone);
    return words.moment(at.atZone(zone).toLocalDateTime(), study.timeZone);
  }

  private Row row(Study study) {
    Map<ResponseStatus, Long> counts = org.lacrima.study.storage.Response.counts(study);
    return new Row(
        study.slug,
        study.title,
        StudyState.of(study, surveys.current(study.slug).orElse(null), clock.instant()),
        study.demo,
        counts.getOrDefault(ResponseStatus.IN_PROGRESS, 0L),
        counts.getOrDefault(ResponseStatus.SUBMITTED, 0L),
        counts.getOrDefault(ResponseStatus.SYNTHETIC, 0L),
        Audit.withdrawals(study));
  }

  private Study owned(String slug) {
    return Study.findOwned(slug, name()).orElseThrow(Refusal::notFound);
  }

  private String name() {
    return identity.getPrincipal().getName();
  }
}
