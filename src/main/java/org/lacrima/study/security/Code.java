package org.lacrima.study.security;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Codes that people can copy by hand: 130 random bits, or 80 where people write them down, in an
 * alphabet without look-alikes (Douglas Crockford's base 32). What is kept of a secret one is its
 * hash.
 */
public final class Code {

  private static final String ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";
  private static final int LENGTH = 26;

  /** Of a code that people write down: 80 random bits, and wrong ones are limited. */
  private static final int SHORT = 16;

  private static final SecureRandom RANDOM = new SecureRandom();

  private Code() {}

  public static String random() {
    byte[] bytes = new byte[LENGTH];
    RANDOM.nextBytes(bytes);
    return letters(bytes, LENGTH);
  }

  /** The secret of a response, which is its return code. */
  public static String secret() {
    return random().substring(0, SHORT);
  }

  /** As kept in the database, and as a tombstone. */
  public static String hash(String code) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(code.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * The code that withdraws: it follows from the secret, so that nobody has to keep it in clear.
   */
  public static String withdrawal(String secret) {
    return derived(secret, "withdrawal", SHORT);
  }

  /** Proof for the participant that it arrived; leads nobody to the answers. */
  public static String receipt(String secret) {
    return derived(secret, "receipt", 10);
  }

  /** The secret of a response that was begun with a form of this key. */
  public static String begun(String key) {
    return derived(key, "begin", SHORT);
  }

  /**
   * A secret that only this token opens, and a sealed one opened again: a one-time pad, because a
   * token seals one secret in its life.
   */
  public static String sealed(String secret, String token) {
    int length = secret.length();
    String pad = derived(token, "seal", length);
    byte[] bytes = new byte[length];
    for (int i = 0; i < length; i++) {
      bytes[i] = (byte) (ALPHABET.indexOf(secret.charAt(i)) ^ ALPHABET.indexOf(pad.charAt(i)));
    }
    return letters(bytes, length);
  }

  /** Ten letters that only who has the key can make from a text. */
  public static String stamp(String key, String text) {
    return derived(key, text, 10);
  }

  /** Whether it may have been made by {@link #random}. */
  public static boolean isCode(@Nullable String text) {
    return text != null && text.matches("[" + ALPHABET + "]{" + LENGTH + "}");
  }

  /** What somebody typed, as it was given out: no spaces and dashes, no look-alikes. */
  public static String typed(String text) {
    String letters = text.toLowerCase(Locale.ROOT).replaceAll("[\\s\\-\u2010-\u2015]", "");
    return letters.replace('o', '0').replace('i', '1').replace('l', '1');
  }

  /** In groups, for the eye. */
  public static String grouped(String code) {
    return code.toUpperCase(Locale.ROOT).replaceAll("(.{5})(?=.{2})", "$1-");
  }

  private static String derived(String secret, String purpose, int length) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      return letters(mac.doFinal(purpose.getBytes(StandardCharsets.UTF_8)), length);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String letters(byte[] bytes, int length) {
    StringBuilder letters = new StringBuilder(length);
    for (int i = 0; i < length; i++) {
      letters.append(ALPHABET.charAt(bytes[i] & 31));
    }
    return letters.toString();
  }
}
