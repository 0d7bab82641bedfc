package org.lacrima.load;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One participant's way through a study: landing page, consent, every page, sending, receipt. Knows
 * what to ask next after each answer, and nothing of connections: whoever drives it may lose the
 * answer and send the same request again.
 */
public final class Journey {

  /** An answer that a participant should never get. */
  static final class LostWayException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    LostWayException(Request request, Reply reply) {
      super(
          (request.form() == null ? "GET " : "POST ")
              + request.path()
              + " was answered by "
              + reply.status()
              + (reply.location() == null ? "" : " to " + reply.location()));
    }
  }

  private static final Pattern FIELD = Pattern.compile("<input [^>]*>");
  private static final Pattern ATTRIBUTE = Pattern.compile("([a-z]+)=\"([^\"]*)\"");

  private final String base;
  private final Plan plan;
  private final @Nullable BiConsumer<Journey, String> reader;
  private final Map<String, String> cookies = new LinkedHashMap<>();
  private final List<String> kept = new ArrayList<>();
  private boolean begun;
  private boolean sent;
  private Request request;
  private @Nullable Request afterLookingBack;

  /**
   * @param reader looks at every page that is shown, and makes the participant look back at the
   *     page before each; null leaves pages packed, which is cheaper
   */
  public Journey(String study, Plan plan, @Nullable BiConsumer<Journey, String> reader) {
    this.base = "/s/" + study;
    this.plan = plan;
    this.reader = reader;
    this.request = Request.get(base + "?lang=" + plan.language());
  }

  Request request() {
    return request;
  }

  public Plan plan() {
    return plan;
  }

  /** The pages that were acknowledged, in order. */
  public List<String> kept() {
    return kept;
  }

  /** Whether the service said that it has begun. */
  public boolean begun() {
    return begun;
  }

  /** Whether the service said that it has been submitted. */
  public boolean sent() {
    return sent;
  }

  /** The secret that the cookie keeps. */
  public @Nullable String secret() {
    return cookies.get("response");
  }

  String cookies() {
    StringBuilder all = new StringBuilder();
    cookies.forEach(
        (name, value) ->
            all.append(all.length() == 0 ? "" : "; ").append(name).append('=').append(value));
    return all.toString();
  }

  /** Takes the answer to {@link #request}; false at the end. */
  boolean goOn(Reply reply) {
    reply.cookies().forEach(this::keep);
    String path = request.path();
    if (request.form() != null) {
      if (reply.status() != 303 || reply.location() == null) {
        throw new LostWayException(request, reply);
      }
      acknowledged(path);
    }
    if (reply.location() != null) {
      request = Request.get(reply.location());
      return true;
    }
    if (reply.status() != 200) {
      throw new LostWayException(request, reply);
    }
    if (afterLookingBack != null && reader != null) {
      reader.accept(this, reply.text());
      request = afterLookingBack;
      afterLookingBack = null;
      return true;
    }
    String text = reader != null || path.startsWith(base + "?") ? reply.text() : "";
    if (reader != null) {
      reader.accept(this, text);
    }
    if (path.startsWith(base + "?")) {
      request = new Request(base + "/begin", consent(text));
    } else if (path.startsWith(base + "/pages/")) {
      request = new Request(path, answers(path.substring(path.lastIndexOf('/') + 1), reply));
      if (reader != null && !kept.isEmpty()) {
        afterLookingBack = request;
        request = Request.get(base + "/pages/" + kept.get(kept.size() - 1));
      }
    } else if (path.equals(base + "/send")) {
      request = new Request(path, token());
    } else if (path.equals(base + "/done")) {
      return false;
    } else {
      throw new LostWayException(request, reply);
    }
    return true;
  }

  private void acknowledged(String path) {
    if (path.equals(base + "/begin")) {
      begun = true;
    } else if (path.equals(base + "/send")) {
      sent = true;
    } else {
      kept.add(path.substring(path.lastIndexOf('/') + 1));
    }
  }

  private void keep(String cookie) {
    String pair = cookie.split(";", 2)[0];
    int equals = pair.indexOf('=');
    cookies.put(pair.substring(0, equals), pair.substring(equals + 1));
  }

  private String token() {
    return "csrf-token=" + cookies.get("csrf-token");
  }

  /** Everything ticked, and what the form itself says. */
  private static String consent(String html) {
    int from = html.indexOf("<form");
    StringBuilder form = new StringBuilder();
    Matcher field = FIELD.matcher(html.substring(from, html.indexOf("</form>", from)));
    while (field.find()) {
      Map<String, String> attributes = new LinkedHashMap<>();
      Matcher attribute = ATTRIBUTE.matcher(field.group());
      while (attribute.find()) {
        attributes.put(attribute.group(1), attribute.group(2));
      }
      String type = attributes.getOrDefault("type", "text");
      if (type.equals("hidden") || type.equals("checkbox")) {
        Plan.add(form, attributes.getOrDefault("name", ""), attributes.getOrDefault("value", "on"));
      }
    }
    return form.toString();
  }

  private String answers(String page, Reply reply) {
    String form = plan.forms().get(page);
    if (form == null) {
      throw new LostWayException(request, reply);
    }
    return token() + "&shown-in=" + plan.language() + "&" + form + "&page-move=next";
  }
}
