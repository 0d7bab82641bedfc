package org.lacrima.study;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

@QuarkusTest
class OpenApiTest {

  /** After a wanted change: {@code -Dgolden=update}, and the review sees it. */
  @Test
  void the_published_interface_is_the_one_that_was_reviewed() throws IOException {
    Path golden = Path.of("src/test/resources/golden/openapi.yaml");
    String served = given().accept("application/yaml").get("/api/openapi").asString();
    if ("update".equals(System.getProperty("golden"))) {
      Files.createDirectories(golden.getParent());
      Files.writeString(golden, served);
    }
    assertThat(served).isEqualTo(Files.readString(golden));
  }

  @Test
  void health_and_metrics_tell_nothing_about_anybody() {
    given().get("/q/health").then().statusCode(200);
    ResponsesApiTest.Begun begun = ResponsesApiTest.begin();
    ResponsesApiTest.put(begun, begun.page(), java.util.Map.of());
    String metrics = given().get("/q/metrics").asString();
    assertThat(metrics)
        .contains("http_server_requests")
        .doesNotContain(begun.id())
        .doesNotContain(begun.secret());
  }
}
