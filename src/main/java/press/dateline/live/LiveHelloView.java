package press.dateline.live;

import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The data of an event {@code hello}. */
@Schema(
        name = "LiveHello",
        description = "Data of the event hello: what came before is told, and whatever is decided from now on will be")
record LiveHelloView(
        @Schema(description = "The article's id") UUID article) {}
