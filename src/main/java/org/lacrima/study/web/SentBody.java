package org.lacrima.study.web;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.impl.RoutingContextInternal;
import java.util.Set;

/**
 * What a request sends is there before anybody works on it: whoever has a slow line, or pretends to
 * have one, keeps none of the few threads that work.
 */
final class SentBody {

  private static final Set<HttpMethod> WITHOUT = Set.of(HttpMethod.GET, HttpMethod.HEAD);

  /** The framework reads that form by itself, without a thread. */
  private static final String LOG_IN = "/j_security_check";

  private SentBody() {}

  /**
   * @param longest in bytes
   * @param then when all of it is there
   * @param tooLong when there is more than that
   */
  static void read(RoutingContext routing, long longest, Runnable then, Runnable tooLong) {
    HttpServerRequest request = routing.request();
    if (WITHOUT.contains(request.method())
        || request.path().equals(LOG_IN)
        || request.isEnded()
        || routing.body().buffer() != null) {
      then.run();
      return;
    }
    Buffer body = Buffer.buffer();
    request.handler(
        part -> {
          body.appendBuffer(part);
          if (body.length() > longest) {
            request.handler(rest -> {}).endHandler(end -> {});
            tooLong.run();
          }
        });
    request.endHandler(
        end -> {
          ((RoutingContextInternal) routing).setBody(body);
          then.run();
        });
  }
}
