package org.lacrima.study.researcher;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import org.lacrima.study.ways.TicketBook;

/** The file of who came from a panel. */
@ApplicationScoped
class PanelFile {

  private final CollectionDesk desk;

  PanelFile(CollectionDesk desk) {
    this.desk = desk;
  }

  Response of(String study) {
    List<TicketBook.Person> people =
        desk.tickets(
            study,
            (book, actor, at) -> {
              book.auditPeople(actor, at);
              return book.people();
            });
    return download(study + "-panel.csv", out -> TicketBook.writePeople(people, out));
  }

  /** What writes a small file. */
  @FunctionalInterface
  interface Content {
    void write(StringWriter out) throws IOException;
  }

  static Response download(String file, Content content) {
    StringWriter text = new StringWriter();
    try {
      content.write(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Response.ok(text.toString(), Downloads.CSV)
        .header("Content-Disposition", "attachment; filename=\"" + file + "\"")
        .build();
  }
}
