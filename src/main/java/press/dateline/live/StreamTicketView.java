package press.dateline.live;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import press.dateline.access.HasSecret;

/** A ticket, shown once. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "StreamTicket", description = "A ticket that opens an article's stream of comments once, without a key")
record StreamTicketView(
        @Schema(description = "The ticket: shown once, and stored nowhere") @Nullable
        String ticket,

        @Schema(description = "The stream's address, with the ticket in it") @Nullable
        String url,

        @Schema(description = "Until when it can be used") Instant expiresAt)
        implements HasSecret {

    @Override
    public StreamTicketView withoutSecret() {
        return new StreamTicketView(null, null, expiresAt);
    }

    /** Never the secret. */
    @Override
    public String toString() {
        return "StreamTicket[" + expiresAt + "]";
    }
}
