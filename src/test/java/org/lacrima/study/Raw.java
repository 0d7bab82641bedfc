package org.lacrima.study;

import io.restassured.RestAssured;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Sends what no well-behaved client would, byte by byte as given, and reads until the end. */
final class Raw {

  /** What came back; status 0 where the connection was closed without a word. */
  record Answer(int status, String head, String body) {
    String contentType() {
      for (String line : head.split("\r\n")) {
        if (line.toLowerCase(Locale.ROOT).startsWith("content-type:")) {
          return line.substring(13).strip();
        }
      }
      return "";
    }
  }

  private Raw() {}

  /** A request with its headers, each with its line end, and a body with its length. */
  static Answer send(String method, String path, String headers, byte[] body) throws IOException {
    return exchange(
        (method
                + " "
                + path
                + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                + headers
                + "Content-Length: "
                + body.length
                + "\r\n\r\n")
            .getBytes(StandardCharsets.ISO_8859_1),
        body);
  }

  static Answer exchange(byte[]... parts) throws IOException {
    try (Socket socket = new Socket("localhost", RestAssured.port)) {
      socket.setSoTimeout(20_000);
      ByteArrayOutputStream all = new ByteArrayOutputStream();
      try {
        OutputStream out = socket.getOutputStream();
        for (byte[] part : parts) {
          out.write(part);
        }
        out.flush();
      } catch (SocketException e) {
        // it has heard enough, and may have answered
      }
      try {
        socket.getInputStream().transferTo(all);
      } catch (SocketException e) {
        // closed with some of what was sent unread
      }
      return answer(all.toString(StandardCharsets.UTF_8));
    }
  }

  private static Answer answer(String text) {
    int end = text.indexOf("\r\n\r\n");
    return end < 0
        ? new Answer(0, "", text)
        : new Answer(
            Integer.parseInt(text.substring(9, 12)),
            text.substring(0, end),
            text.substring(end + 4));
  }
}
