package org.lacrima.study.security;

import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.SecurityIdentityAugmentor;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import jakarta.transaction.Transactional;
import java.util.Set;
import org.lacrima.study.storage.Researcher;

/**
 * Who still has the one-time password is a newcomer, who may choose an own one and nothing else.
 */
@ApplicationScoped
public class OwnPasswordFirst implements SecurityIdentityAugmentor {

  public static final String NEWCOMER = "newcomer";

  @Override
  public Uni<SecurityIdentity> augment(
      SecurityIdentity identity, AuthenticationRequestContext context) {
    if (identity.isAnonymous()) {
      return Uni.createFrom().item(identity);
    }
    return context.runBlocking(() -> withRole(identity));
  }

  @ActivateRequestContext
  @Transactional
  SecurityIdentity withRole(SecurityIdentity identity) {
    // asked each time: a session is older than the row, which may have changed or gone
    Set<String> roles =
        Researcher.named(identity.getPrincipal().getName())
            .map(found -> Set.of(found.mustChange ? NEWCOMER : Researcher.ROLE))
            .orElse(Set.of());
    return QuarkusSecurityIdentity.builder()
        .setPrincipal(identity.getPrincipal())
        .addCredentials(identity.getCredentials())
        .addAttributes(identity.getAttributes())
        .addRoles(roles)
        .build();
  }
}
