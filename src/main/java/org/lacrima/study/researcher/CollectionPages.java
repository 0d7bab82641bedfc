package org.lacrima.study.researcher;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.lacrima.study.storage.Access;
import org.lacrima.study.storage.Researcher;
import org.lacrima.study.storage.Study;
import org.lacrima.study.ways.CollectionSettings;
import org.lacrima.study.ways.SettingProblem;
import org.lacrima.study.ways.TicketBook;
import org.lacrima.study.web.Refusal;

/** How people come in: the form of the settings, personal links, who came from a panel. */
@Path("/studies/{study}")
@RolesAllowed(Researcher.ROLE)
@Produces(MediaType.TEXT_HTML)
public class CollectionPages {

  @CheckedTemplate(basePath = "researcher")
  record collection(
      String researcher,
      String slug,
      String title,
      String address,
      SettingsForm form,
      boolean anonymous,
      boolean canPromise,
      List<SettingProblem> problems)
      implements TemplateInstance {}

  @CheckedTemplate(basePath = "researcher")
  record tokens(
      String researcher,
      String slug,
      String title,
      boolean opens,
      Map<String, Long> counts,
      List<TicketBook.Token> rows,
      String problem)
      implements TemplateInstance {}

  private final CollectionDesk desk;
  private final PanelFile panelFile;
  private final String publicUrl;

  CollectionPages(
      CollectionDesk desk,
      PanelFile panelFile,
      @ConfigProperty(name = "lacrima.public-url") String publicUrl) {
    this.desk = desk;
    this.panelFile = panelFile;
    this.publicUrl = publicUrl;
  }

  @GET
  @Path("collection")
  @Transactional
  @Operation(hidden = true)
  public TemplateInstance settings(String study) {
    Study found = desk.owned(study);
    return page(found, SettingsForm.of(CollectionSettings.of(found)), List.of());
  }

  @POST
  @Path("collection")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Transactional
  @Operation(hidden = true)
  public Response change(String study, MultivaluedMap<String, String> form) {
    Study found = desk.owned(study);
    SettingsForm sent = SettingsForm.sent(form, found.anonymous);
    List<SettingProblem> problems = desk.keep(study, sent.written());
    if (problems.isEmpty()) {
      return Response.seeOther(URI.create("/studies/" + study)).build();
    }
    return unprocessable(page(found, sent, sent.located(problems)));
  }

  private TemplateInstance page(Study study, SettingsForm form, List<SettingProblem> problems) {
    return new collection(
        desk.name(),
        study.slug,
        study.title,
        publicUrl + "/s/" + study.slug,
        form,
        study.anonymous,
        study.anonymous || desk.canPromise(study),
        problems);
  }

  @GET
  @Path("tokens")
  @Transactional
  @Operation(hidden = true)
  public TemplateInstance tokens(String study) {
    return tokens(desk.owned(study), "");
  }

  private TemplateInstance tokens(Study study, String problem) {
    List<TicketBook.Token> rows = desk.tickets(study.slug, (book, actor, at) -> book.tokens());
    return new tokens(
        desk.name(),
        study.slug,
        study.title,
        study.access == Access.PERSONAL,
        TicketBook.counts(rows),
        rows,
        problem);
  }

  /** The answer is the file: there is no second one. */
  @POST
  @Path("tokens")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Produces({Downloads.CSV, MediaType.TEXT_HTML})
  @Transactional
  @Operation(hidden = true)
  public Response generate(String study, MultivaluedMap<String, String> form) {
    int count = number(form.getFirst("n"));
    if (count < 1 || count > TicketBook.MOST_AT_ONCE) {
      return unprocessable(
          tokens(
              desk.owned(study),
              "Please write a whole number from 1 to " + TicketBook.MOST_AT_ONCE + "."));
    }
    List<TicketBook.Link> links =
        desk.tickets(study, (book, actor, at) -> book.generate(count, publicUrl, actor, at));
    String file =
        study
            + "-links-"
            + links.get(0).number()
            + "-"
            + links.get(links.size() - 1).number()
            + ".csv";
    return PanelFile.download(file, out -> TicketBook.writeLinks(links, out));
  }

  @POST
  @Path("tokens/{number}/revoke")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Transactional
  @Operation(hidden = true)
  public Response revoke(String study, int number, MultivaluedMap<String, String> form) {
    return switch (desk.tickets(study, (book, actor, at) -> book.revoke(number, actor, at))) {
      case YES -> Response.seeOther(URI.create("/studies/" + study + "/tokens")).build();
      case UNKNOWN -> throw Refusal.notFound();
      case IN_USE ->
          unprocessable(
              tokens(
                  desk.owned(study),
                  "Link " + number + " is in use already: what was begun may be finished."));
    };
  }

  @GET
  @Path("panel.csv")
  @Produces(Downloads.CSV)
  @Operation(hidden = true)
  public Response panel(String study) {
    return panelFile.of(study);
  }

  private static Response unprocessable(TemplateInstance page) {
    return Response.status(422)
        .entity(page.render())
        .type(MediaType.TEXT_HTML_TYPE.withCharset("UTF-8"))
        .build();
  }

  private static int number(String text) {
    return text != null && text.strip().matches("[0-9]{1,6}") ? Integer.parseInt(text.strip()) : 0;
  }
}
