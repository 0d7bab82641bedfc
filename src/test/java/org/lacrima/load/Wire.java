package org.lacrima.load;

import java.nio.charset.StandardCharsets;

/** A request as a browser without scripts writes it. */
final class Wire {

  /** What must be found nowhere afterwards. */
  static final String DEVICE = "Mozilla/5.0 (Linux; Android 10; K) Chrome/131.0.0.0 Mobile";

  static final String ADDRESS = "203.0.113.77";

  private static final String BROWSER =
      """
      Host: 127.0.0.1\r
      User-Agent: %s\r
      X-Forwarded-For: %s\r
      Accept: text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8\r
      Accept-Encoding: gzip, deflate\r
      Accept-Language: en-GB,en;q=0.9\r
      Sec-Fetch-Site: same-origin\r
      Sec-Fetch-Mode: navigate\r
      Sec-Fetch-Dest: document\r
      """
          .formatted(DEVICE, ADDRESS);

  private Wire() {}

  static byte[] bytes(Request request, String cookies) {
    StringBuilder text = new StringBuilder(1024);
    String form = request.form();
    text.append(form == null ? "GET " : "POST ").append(request.path()).append(" HTTP/1.1\r\n");
    text.append(BROWSER);
    if (!cookies.isEmpty()) {
      text.append("Cookie: ").append(cookies).append("\r\n");
    }
    if (form != null) {
      // what is not plain has been percent-encoded
      text.append("Content-Type: application/x-www-form-urlencoded\r\nContent-Length: ")
          .append(form.length())
          .append("\r\n");
    }
    text.append("\r\n").append(form == null ? "" : form);
    return text.toString().getBytes(StandardCharsets.ISO_8859_1);
  }
}
