package org.lacrima.study.web;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Schema;

/**
 * In the published interface: what is refused is a problem document, which each operation says by a
 * number and a sentence, and here it is said once what that looks like.
 */
@OpenApiFilter(OpenApiFilter.RunStage.BUILD)
public final class ProblemResponses implements OASFilter {

  private static final String NAME = "Problem";

  @Override
  public Operation filterOperation(Operation operation) {
    if (operation.getResponses() != null) {
      operation
          .getResponses()
          .getAPIResponses()
          .forEach(
              (status, response) -> {
                if (status.startsWith("4")) {
                  response.setContent(
                      OASFactory.createContent()
                          .addMediaType(
                              HttpProblem.MEDIA_TYPE.toString(),
                              OASFactory.createMediaType()
                                  .schema(OASFactory.createSchema().ref(NAME))));
                }
              });
    }
    return operation;
  }

  @Override
  public void filterOpenAPI(OpenAPI openApi) {
    // the library's own, which know of no code
    for (String other : List.of("HttpProblem", "HttpValidationProblem", "Violation")) {
      openApi.getComponents().removeSchema(other);
    }
    Schema fault =
        object(
            Map.of(
                "place",
                text("A JSON pointer into what was sent"),
                "code",
                text("Stays the same between versions"),
                "detail",
                text("What to do")));
    openApi
        .getComponents()
        .addSchema(
            NAME,
            object(
                    Map.of(
                        "status", OASFactory.createSchema().addType(Schema.SchemaType.INTEGER),
                        "title", text("Of the status"),
                        "detail", text("What to do"),
                        "code", text("Stays the same between versions"),
                        "errors",
                            OASFactory.createSchema()
                                .addType(Schema.SchemaType.ARRAY)
                                .items(fault)))
                .description("RFC 9457; some have more members, which their code explains")
                .addRequired("code"));
  }

  private static Schema object(Map<String, Schema> properties) {
    Schema schema = OASFactory.createSchema().addType(Schema.SchemaType.OBJECT);
    properties.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(property -> schema.addProperty(property.getKey(), property.getValue()));
    return schema;
  }

  private static Schema text(String description) {
    return OASFactory.createSchema().addType(Schema.SchemaType.STRING).description(description);
  }
}
