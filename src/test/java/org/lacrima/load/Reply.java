package org.lacrima.load;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/**
 * One answer of the service.
 *
 * @param location where it leads, without scheme and host; null where it leads nowhere
 * @param cookies as they were set
 * @param wire how many bytes came, head and body
 */
record Reply(
    int status,
    @Nullable String location,
    List<String> cookies,
    boolean gzipped,
    byte[] body,
    int wire) {

  /** From a head as it came. */
  static Reply of(String head, byte[] body, int wire) {
    String location = null;
    boolean gzipped = false;
    List<String> cookies = new ArrayList<>();
    for (String line : head.split("\r\n")) {
      int colon = line.indexOf(':');
      if (colon < 0) {
        continue;
      }
      String value = line.substring(colon + 1).strip();
      switch (line.substring(0, colon).toLowerCase(Locale.ROOT)) {
        case "location" -> location = value.replaceFirst("^https?://[^/]+", "");
        case "set-cookie" -> cookies.add(value);
        case "content-encoding" -> gzipped = value.equals("gzip");
        default -> {}
      }
    }
    return new Reply(
        Integer.parseInt(head.substring(9, 12)), location, cookies, gzipped, body, wire);
  }

  String text() {
    try (var bytes = new ByteArrayInputStream(body)) {
      byte[] plain = gzipped ? new GZIPInputStream(bytes).readAllBytes() : body;
      return new String(plain, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
