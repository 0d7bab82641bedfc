package org.lacrima.study.participant;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.CookieParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;
import org.lacrima.study.security.Code;
import org.lacrima.study.security.Guesses;
import org.lacrima.study.ways.Outcome;
import org.lacrima.study.ways.PanelReturns;
import org.lacrima.study.web.Refusal;
import org.lacrima.study.web.SafeText;
import org.lacrima.study.web.Words;
import org.lacrima.survey.Page;

/**
 * Seeing, downloading and withdrawing what is stored. The code travels in forms alone, never in an
 * address, so that no history keeps it and no cookie is needed.
 */
@Path("/s/{study}")
@PermitAll
@Produces(MediaType.TEXT_HTML)
public class WithdrawalPages {

  @CheckedTemplate(basePath = "participant")
  record withdraw(Frame frame, String code, boolean unknown) implements TemplateInstance {}

  /**
   * @param lateUntil the day until which it could be withdrawn, where that is over
   * @param failed it could not be deleted just now
   */
  @CheckedTemplate(basePath = "participant")
  record kept(
      Frame frame,
      String code,
      Kept kept,
      @Nullable String lateUntil,
      String writeTo,
      boolean failed)
      implements TemplateInstance {}

  /**
   * @param part "" for everything
   * @param also titles of the parts that go with it
   */
  @CheckedTemplate(basePath = "participant")
  record sure(Frame frame, String code, String part, String title, List<String> also)
      implements TemplateInstance {}

  /** The receipt; without one, nothing is claimed. */
  @CheckedTemplate(basePath = "participant")
  record withdrawn(
      Frame frame,
      @Nullable String receipt,
      String query,
      String on,
      @Nullable String title,
      PanelReturns.@Nullable Back back)
      implements TemplateInstance {}

  private final Frames frames;
  private final Responses responses;
  private final Withdrawals withdrawals;
  private final Receipts receipts;
  private final Guesses guesses;
  private final PanelReturns panels;
  private final Clock clock;
  private final UriInfo uri;
  private final HttpHeaders headers;

  WithdrawalPages(
      Frames frames,
      Responses responses,
      Withdrawals withdrawals,
      Receipts receipts,
      Guesses guesses,
      PanelReturns panels,
      Clock clock,
      @Context UriInfo uri,
      @Context HttpHeaders headers) {
    this.frames = frames;
    this.responses = responses;
    this.withdrawals = withdrawals;
    this.receipts = receipts;
    this.guesses = guesses;
    this.panels = panels;
    this.clock = clock;
    this.uri = uri;
    this.headers = headers;
  }

  /** Asks for the code; whoever is in the middle of a response sees at once what is stored. */
  @GET
  @Path("withdraw")
  @Operation(hidden = true)
  public Response form(
      String study,
      @QueryParam("lang") @DefaultValue("") String lang,
      @CookieParam(SecretCookie.NAME) String secret) {
    Optional<Responses.Open> open = responses.find(study, secret);
    if (open.isPresent()) {
      String code = Code.withdrawal(secret);
      return withdrawals
          .find(study, code)
          .map(found -> Replies.ok(kept(study, code, found, lang, false)))
          .orElseThrow(Refusal::notFound);
    }
    return Replies.ok(
        new withdraw(frames.bare(study, "/withdraw", lang, Optional.empty(), headers), "", false));
  }

  @POST
  @Path("withdraw")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Operation(hidden = true)
  public Response see(String study, MultivaluedMap<String, String> form) {
    return found(
        study, form, found -> Replies.ok(kept(study, code(form), found, lang(form), false)));
  }

  @POST
  @Path("withdraw/download")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Operation(hidden = true)
  public Response download(String study, MultivaluedMap<String, String> form) {
    return found(
        study,
        form,
        found -> {
          String language = frame(study, found, lang(form)).language();
          Kept kept = Kept.of(found, Words.in(language), language);
          return Response.ok(KeptFile.csv(kept, found), "text/csv;charset=UTF-8")
              .header("Content-Disposition", "attachment; filename=\"" + study + "-stored.csv\"")
              .build();
        });
  }

  /** Asks once more before anything is deleted. */
  @POST
  @Path("withdraw/confirm")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Operation(hidden = true)
  public Response confirm(String study, MultivaluedMap<String, String> form) {
    return found(study, form, found -> sure(study, form, found));
  }

  private Response sure(
      String study, MultivaluedMap<String, String> form, Withdrawals.Found found) {
    Frame frame = frame(study, found, lang(form));
    String part = part(form);
    if (Withdrawals.over(found.open(), clock.instant()).isPresent()) {
      return Replies.ok(kept(study, code(form), found, lang(form), false));
    }
    if (part.isEmpty()) {
      return Replies.ok(new sure(frame, code(form), "", "", List.of()));
    }
    Page page = found.open().survey().page(part).orElseThrow(Refusal::notFound);
    List<String> titles =
        Withdrawals.with(found, page).stream().map(each -> title(each, frame)).toList();
    return Replies.ok(
        new sure(frame, code(form), part, titles.get(0), titles.subList(1, titles.size())));
  }

  @POST
  @Path("withdraw/delete")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Operation(hidden = true)
  public Response delete(String study, MultivaluedMap<String, String> form) {
    return found(study, form, found -> delete(study, form, found));
  }

  private Response delete(
      String study, MultivaluedMap<String, String> form, Withdrawals.Found found) {
    String part = part(form);
    Frame frame = frame(study, found, lang(form));
    List<NewCookie> cookies = new ArrayList<>();
    if (part.isEmpty()) {
      cookies.add(SecretCookie.drop(study, uri));
      cookies.addAll(List.of(panels.withdrawn(study, found.open().response(), headers, uri)));
    }
    try {
      if (part.isEmpty()) {
        withdrawals.withdraw(study, code(form), clock.instant());
      } else {
        withdrawals.withdrawPart(study, code(form), part, clock.instant());
      }
    } catch (Tombstones.NotRecorded e) {
      return Replies.page(503, kept(study, code(form), found, lang(form), true));
    }
    String to =
        "withdrawn?"
            + receipts.issue(study, part, clock.instant()).query()
            + "&lang="
            + frame.language();
    return Replies.seeOther(study, to, cookies.toArray(new NewCookie[0]));
  }

  @GET
  @Path("withdrawn")
  @Operation(hidden = true)
  public TemplateInstance withdrawn(
      String study,
      @QueryParam("lang") @DefaultValue("") String lang,
      @QueryParam("receipt") String code,
      @QueryParam("on") String on,
      @QueryParam("part") String part) {
    Frame frame = frames.bare(study, "/withdrawn", lang, Optional.empty(), headers);
    Optional<Receipts.Receipt> receipt = receipts.shown(study, code, on, part);
    if (receipt.isEmpty()) {
      return new withdrawn(frame, null, "", "", null, null);
    }
    // a later version of the survey may have no such page any more
    String title =
        receipt.get().part().isEmpty()
            ? null
            : frames
                .survey(study)
                .page(receipt.get().part())
                .map(page -> title(page, frame))
                .orElse("…");
    return new withdrawn(
        frame,
        Code.grouped(receipt.get().code()),
        receipt.get().query(),
        frame.words().day(receipt.get().day()),
        title,
        title == null ? panels.link(study, Outcome.WITHDREW, headers) : null);
  }

  /** What somebody does who has a code; a wrong one is counted, and asked for again. */
  private Response found(
      String study,
      MultivaluedMap<String, String> form,
      Function<Withdrawals.Found, Response> then) {
    Optional<Withdrawals.Found> found = withdrawals.find(study, code(form));
    if (found.isPresent()) {
      return then.apply(found.get());
    }
    guesses.wrong(study);
    return Replies.unprocessable(
        new withdraw(
            frames.bare(study, "/withdraw", lang(form), Optional.empty(), headers),
            code(form),
            true));
  }

  private kept kept(
      String study, String code, Withdrawals.Found found, String lang, boolean failed) {
    Frame frame = frame(study, found, lang);
    return new kept(
        frame,
        code,
        Kept.of(found, frame.words(), frame.language()),
        Withdrawals.over(found.open(), clock.instant()).map(frame.words()::day).orElse(null),
        String.valueOf(
            found.open().survey().consent().places().byName().get("responsible-researcher")),
        failed);
  }

  private Frame frame(String study, Withdrawals.Found found, String lang) {
    return frames.bare(study, "/withdraw", lang, Optional.of(found.open()), headers);
  }

  private static String title(Page page, Frame frame) {
    return SafeText.plain(page.title().in(frame.language()));
  }

  private static String code(MultivaluedMap<String, String> form) {
    return field(form, "code");
  }

  private static String part(MultivaluedMap<String, String> form) {
    return field(form, "part");
  }

  /** What a button asks for, else what the page was shown in. */
  private static String lang(MultivaluedMap<String, String> form) {
    String asked = field(form, "lang");
    return asked.isEmpty() ? field(form, "shown-in") : asked;
  }

  private static String field(MultivaluedMap<String, String> form, String name) {
    return Optional.ofNullable(form.getFirst(name)).orElse("");
  }
}
