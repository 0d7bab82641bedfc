package org.lacrima.study.participant;

import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.lacrima.study.web.CarriedSecret;
import org.lacrima.survey.Interview;

/** The three answers that a participant's page has: here it is, not like this, go there. */
final class Replies {

  private Replies() {}

  static Response ok(TemplateInstance page) {
    return page(200, page);
  }

  static Response unprocessable(TemplateInstance page) {
    return page(422, page);
  }

  static Response page(int status, TemplateInstance page, NewCookie... cookies) {
    return page(status, page.render(), cookies);
  }

  /** Rendered before: what the framework renders has no charset where it is put into a response. */
  static Response page(int status, String html, NewCookie... cookies) {
    return Response.status(status)
        .entity(html)
        .type(MediaType.TEXT_HTML_TYPE.withCharset("UTF-8"))
        .cookie(cookies)
        .build();
  }

  static Response seeOther(String study, String path, NewCookie... cookies) {
    URI to =
        URI.create(
            CarriedSecret.base(study)
                + (path.isEmpty() || path.startsWith("?") ? path : "/" + path));
    return CarriedSecret.present()
        ? Response.seeOther(to).build()
        : Response.seeOther(to).cookie(cookies).build();
  }

  /** To the first page that is not answered, else to where it is sent, or where it ends. */
  static Response goOn(String study, Interview interview) {
    return interview
        .resumeAt()
        .map(page -> seeOther(study, "pages/" + page.id()))
        .orElseGet(() -> seeOther(study, interview.complete() ? "send" : "ended"));
  }
}
