package org.lacrima.study.researcher;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.security.FormAuthenticationMechanism;
import jakarta.annotation.security.PermitAll;
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
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;
import org.lacrima.study.security.OwnPasswordFirst;
import org.lacrima.study.security.Passwords;
import org.lacrima.study.storage.Audit;
import org.lacrima.study.storage.Researcher;
import org.lacrima.study.web.Refusal;

/** Log-in, log-out, and the choice of an own password. */
@Path("/")
@Produces(MediaType.TEXT_HTML)
public class AccountPages {

  @CheckedTemplate(basePath = "researcher")
  record login(boolean failed) implements TemplateInstance {}

  @CheckedTemplate(basePath = "researcher")
  record password(String researcher, boolean first, int shortest, @Nullable String problem)
      implements TemplateInstance {}

  private final SecurityIdentity identity;
  private final Clock clock;

  AccountPages(SecurityIdentity identity, Clock clock) {
    this.identity = identity;
    this.clock = clock;
  }

  @GET
  @Path("login")
  @PermitAll
  @Operation(hidden = true)
  public TemplateInstance login(@QueryParam("failed") @DefaultValue("false") boolean failed) {
    return new login(failed);
  }

  @POST
  @Path("logout")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @RolesAllowed({Researcher.ROLE, OwnPasswordFirst.NEWCOMER})
  @Operation(hidden = true)
  public Response logout(MultivaluedMap<String, String> form) {
    FormAuthenticationMechanism.logout(identity);
    return Response.seeOther(URI.create("/login")).build();
  }

  @GET
  @Path("password")
  @RolesAllowed({Researcher.ROLE, OwnPasswordFirst.NEWCOMER})
  @Operation(hidden = true)
  public TemplateInstance password() {
    return page(null);
  }

  @POST
  @Path("password")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @RolesAllowed({Researcher.ROLE, OwnPasswordFirst.NEWCOMER})
  @Transactional
  @Operation(hidden = true)
  public Response change(MultivaluedMap<String, String> form) {
    String current = field(form, "current");
    String chosen = field(form, "chosen");
    Researcher researcher = Researcher.named(name()).orElseThrow(Refusal::notFound);
    String problem = problem(researcher, current, chosen, field(form, "again"));
    if (problem != null) {
      return Response.status(422)
          .entity(page(problem).render())
          .type(MediaType.TEXT_HTML_TYPE.withCharset("UTF-8"))
          .build();
    }
    researcher.password = Passwords.hash(chosen);
    researcher.mustChange = false;
    Audit.record(clock.instant(), name(), "change-password", name(), "");
    return Response.seeOther(URI.create("/studies")).build();
  }

  private static @Nullable String problem(
      Researcher researcher, String current, String chosen, String again) {
    if (!Passwords.matches(current, researcher.password)) {
      return "The present password is another one.";
    }
    if (chosen.codePointCount(0, chosen.length()) < Passwords.SHORTEST) {
      return "A password has at least "
          + Passwords.SHORTEST
          + " characters. Four or five words in a row are good.";
    }
    if (chosen.getBytes(StandardCharsets.UTF_8).length > Passwords.LONGEST_BYTES) {
      return "This password is too long to be kept; 60 characters are enough.";
    }
    if (chosen.toLowerCase(Locale.ROOT).contains(researcher.name.toLowerCase(Locale.ROOT))) {
      return "A password must not contain your user name.";
    }
    if (!chosen.equals(again)) {
      return "The two new passwords are not the same.";
    }
    return chosen.equals(current) ? "Please choose a password that is new." : null;
  }

  private TemplateInstance page(@Nullable String problem) {
    return new password(
        name(), identity.hasRole(OwnPasswordFirst.NEWCOMER), Passwords.SHORTEST, problem);
  }

  private static String field(MultivaluedMap<String, String> form, String name) {
    return Optional.ofNullable(form.getFirst(name)).orElse("");
  }

  private String name() {
    return identity.getPrincipal().getName();
  }
}
