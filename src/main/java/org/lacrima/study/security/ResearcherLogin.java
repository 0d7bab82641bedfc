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
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lacrima.study.storage.Researcher;

/**
 * Log-in by name and password, from the form and from HTTP Basic. An unknown name, a wrong password
 * and too many attempts are answered alike and take as long.
 */
@ApplicationScoped
public class ResearcherLogin implements IdentityProvider<UsernamePasswordAuthenticationRequest> {

  private final LoginThrottle throttle;

  ResearcherLogin(LoginThrottle throttle) {
    this.throttle = throttle;
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
    String source = routing == null ? "" : routing.request().remoteAddress().hostAddress();
    return context.runBlocking(
        () ->
            logIn(
                request.getUsername(),
                new String(request.getPassword().getPassword()),
                String.valueOf(source)));
  }

  @ActivateRequestContext
  @Transactional
  SecurityIdentity logIn(String name, String password, String source) {
    LoginThrottle.Attempt attempt = throttle.attempt(name, source);
    Optional<Researcher> researcher =
        attempt == null || name.indexOf('\0') >= 0 ? Optional.empty() : Researcher.named(name);
    if (!matches(password, researcher.orElse(null)) || attempt == null) {
      throw new AuthenticationFailedException();
    }
    attempt.succeeded();
    return QuarkusSecurityIdentity.builder()
        .setPrincipal(new QuarkusPrincipal(name))
        .addRole(Researcher.ROLE)
        .build();
  }

  private static boolean matches(String password, @Nullable Researcher researcher) {
    if (researcher == null) {
      Passwords.matchNobody(password);
      return false;
    }
    return Passwords.matches(password, researcher.password);
  }
}
