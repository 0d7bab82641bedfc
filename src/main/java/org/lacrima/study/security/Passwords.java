package org.lacrima.study.security;

import io.quarkus.elytron.security.common.BcryptUtil;

/** Passwords of researchers, kept as bcrypt. */
public final class Passwords {

  private static final int ROUNDS = 12;

  /** At least this many characters; bcrypt reads 72 bytes, so longer ones are refused. */
  public static final int SHORTEST = 12;

  public static final int LONGEST_BYTES = 72;

  /** A hash that no password has, so that an unknown name costs as much time as a known one. */
  private static final String NOBODY = hash("nobody has this password");

  private Passwords() {}

  public static String hash(String password) {
    return BcryptUtil.bcryptHash(password, ROUNDS);
  }

  public static boolean matches(String password, String hash) {
    return BcryptUtil.matches(password, hash);
  }

  static void matchNobody(String password) {
    BcryptUtil.matches(password, NOBODY);
  }
}
