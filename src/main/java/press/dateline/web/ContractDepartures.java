package press.dateline.web;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.headers.Header;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.AnnotationTarget;
import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexView;

/** Has the contract say of operations that they go away, since when and until when, as their answers do. */
final class ContractDepartures {

    private static final DotName OPERATION =
            DotName.createSimple("org.eclipse.microprofile.openapi.annotations.Operation");

    private final Map<String, AnnotationInstance> announced;

    ContractDepartures(IndexView index) {
        announced = index.getAnnotations(DotName.createSimple(GoesAway.class)).stream()
                .filter(annotation -> annotation.target().kind() == AnnotationTarget.Kind.METHOD)
                .collect(Collectors.toMap(
                        annotation -> annotation
                                .target()
                                .asMethod()
                                .annotation(OPERATION)
                                .value("operationId")
                                .asString(),
                        annotation -> annotation,
                        (one, same) -> one));
    }

    void complete(OpenAPI api) {
        api.getPaths()
                .getPathItems()
                .values()
                .forEach(item -> item.getOperations().values().forEach(this::complete));
    }

    private void complete(Operation operation) {
        Optional.ofNullable(announced.get(operation.getOperationId())).ifPresent(annotation -> {
            String sunset = annotation.value("sunset").asString();
            operation
                    .deprecated(true)
                    .description(operation.getDescription() + " Deprecated since "
                            + annotation.value("deprecated").asString() + "; it answers until " + sunset
                            + " at least.");
            operation.getResponses().getAPIResponses().values().stream()
                    .filter(answer -> answer.getRef() == null)
                    .forEach(answer -> answer.addHeader(
                                    Departure.DEPRECATION,
                                    header("Since when the operation is deprecated, in seconds since 1970 behind an @"
                                            + " (RFC 9745)"))
                            .addHeader(
                                    Departure.SUNSET,
                                    header("Until when the operation answers at least: an HTTP date (RFC 8594)")));
        });
    }

    private static Header header(String description) {
        return OASFactory.createHeader()
                .description(description)
                .schema(OASFactory.createSchema().addType(SchemaType.STRING));
    }
}
