package org.lacrima.study.security;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.IdentityProvider;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.UsernamePasswordAuthenticationRequest;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.quarkus.vertx.http.runtime.security.HttpSecurityUtils;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import jakarta.transaction.Transactional;
import org.jspecify.annotations.Nullable;
import org.lacrima.study.storage.Researcher;

/**
 * Log-in by name and password, from the form and from HTTP Basic. An unknown name, a wrong password
 * and too many attempts are answered alike and take as long.
 */
@ApplicationScoped
public class ResearcherLogin implements IdentityProvider<UsernamePasswordAuthenticationRequest> {

  private static final String FORM = "/j_security_check";

  private final LoginThrottle throttle;
  private final KnownDevice devices;

  ResearcherLogin(LoginThrottle throttle, KnownDevice devices) {
    this.throttle = throttle;
    this.devices = devices;
  }

  @Override
  public Class<UsernamePasswordAuthenticationRequest> getRequestType() {
    return UsernamePasswordAuthenticationRequest.class;
  }

  /**
   * Before the one that comes with the entity, which neither throttles nor hides who is unknown.
   */
  @Override
  public int priority() {
    return 2 * SYSTEM_FIRST;
  }

  @Override
  public Uni<SecurityIdentity> authenticate(
      UsernamePasswordAuthenticationRequest request, AuthenticationRequestContext context) {
    RoutingContext routing = HttpSecurityUtils.getRoutingContextAttribute(request);
    return context.runBlocking(
        () ->
            logIn(request.getUsername(), new String(request.getPassword().getPassword()), routing));
  }

  /** No connection of the database is held while somebody waits. */
  private SecurityIdentity logIn(String name, String password, @Nullable RoutingContext routing) {
    String source =
        routing == null
            ? ""
            : LoginThrottle.Visitor.source(
                String.valueOf(routing.request().remoteAddress().hostAddress()));
    LoginThrottle.Visitor visitor =
        new LoginThrottle.Visitor(name, source, devices.of(routing, name));
    String hash = hash(name);
    if (!throttle.check(visitor, () -> matches(password, hash))) {
      throw new AuthenticationFailedException();
    }
    if (routing != null && routing.request().path().equals(FORM)) {
      devices.remember(routing, name);
    }
    return QuarkusSecurityIdentity.builder()
        .setPrincipal(new QuarkusPrincipal(name))
        .addRole(Researcher.ROLE)
        .build();
  }

  @ActivateRequestContext
  @Transactional
  @Nullable String hash(String name) {
    return name.indexOf('\0') >= 0
        ? null
        : Researcher.named(name).map(found -> found.password).orElse(null);
  }

  private static boolean matches(String password, @Nullable String hash) {
    if (hash == null) {
      Passwords.matchNobody(password);
      return false;
    }
    return Passwords.matches(password, hash);
  }
}
