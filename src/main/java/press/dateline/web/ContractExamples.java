package press.dateline.web;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Objects;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.jspecify.annotations.Nullable;

/**
 * The files of openapi/examples, which tests send and expect: {@code <operationId>.request.json} and
 * {@code <operationId>.<status>.json} at their operation, {@code problem.json} at all problems.
 */
final class ContractExamples {

    private final ObjectMapper json = new ObjectMapper();

    void operation(Operation operation) {
        if (operation.getRequestBody() != null) {
            set(operation.getRequestBody().getContent(), operation.getOperationId() + ".request");
        }
        operation.getResponses().getAPIResponses().forEach((status, answer) -> {
            if (answer.getRef() == null) {
                set(answer.getContent(), operation.getOperationId() + "." + status);
            }
        });
    }

    void problem(OpenAPI api) {
        Object example = read("problem");
        if (example != null) {
            Objects.requireNonNull(api.getComponents().getSchemas().get("Problem"))
                    .addExample(example);
        }
    }

    private void set(@Nullable Content content, String name) {
        Object example = content == null ? null : read(name);
        if (content != null && example != null) {
            content.getMediaTypes().values().forEach(type -> type.setExample(example));
        }
    }

    private @Nullable Object read(String name) {
        try (InputStream in = ContractExamples.class.getResourceAsStream("examples/" + name + ".json")) {
            return in == null ? null : json.readValue(in, Map.class);
        } catch (IOException e) {
            throw new UncheckedIOException("openapi/examples/" + name + ".json", e);
        }
    }
}
