package org.lacrima.export;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Passes on what is written, and knows the SHA-256 of it as UTF-8. */
public final class Checksum extends Writer {

  private final Writer to;
  private final MessageDigest digest;
  private final Writer digested;

  public Checksum(Writer to) {
    this.to = to;
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
    digested =
        new OutputStreamWriter(
            new DigestOutputStream(OutputStream.nullOutputStream(), digest),
            StandardCharsets.UTF_8);
  }

  /** Ends it: the line of {@code sha256sum}, which {@code sha256sum -c} can check. */
  public String line(String file) throws IOException {
    digested.close();
    return HexFormat.of().formatHex(digest.digest()) + "  " + file + "\n";
  }

  @Override
  public void write(char[] text, int from, int length) throws IOException {
    to.write(text, from, length);
    digested.write(text, from, length);
  }

  @Override
  public void flush() throws IOException {
    to.flush();
    digested.flush();
  }

  @Override
  public void close() throws IOException {
    to.close();
    digested.close();
  }
}
