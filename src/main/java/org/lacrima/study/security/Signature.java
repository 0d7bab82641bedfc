package org.lacrima.study.security;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Marks what this server hands out and gets back, so that nobody else can have made it: HMAC-SHA256
 * with the key of this home, which a restart keeps.
 */
@ApplicationScoped
public class Signature {

  private final SecretKeySpec key;

  Signature(
      @ConfigProperty(name = "quarkus.http.auth.session.encryption-key") Optional<String> kept) {
    this.key =
        new SecretKeySpec(
            kept.orElseGet(Code::random).getBytes(StandardCharsets.UTF_8), "HmacSHA256");
  }

  /**
   * @param purpose sets apart what is signed for different ends
   * @param parts of the text that is signed; none holds a line end
   */
  public String of(String purpose, String... parts) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(key);
      String text = purpose + "\n" + String.join("\n", parts);
      byte[] code = mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(code, 0, 16);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  public boolean fits(String signature, String purpose, String... parts) {
    return MessageDigest.isEqual(
        signature.getBytes(StandardCharsets.UTF_8),
        of(purpose, parts).getBytes(StandardCharsets.UTF_8));
  }
}
