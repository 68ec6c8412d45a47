package press.dateline.access;

import io.quarkus.security.identity.request.BaseAuthenticationRequest;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Asks who the bearer of a ticket is: that stands in an address, for a key, and opens the one stream it was made for. */
public final class TicketRequest extends BaseAuthenticationRequest {

    /** The parameter that takes the ticket. */
    public static final String PARAMETER = "ticket";

    private static final Pattern STREAM = Pattern.compile("/v1/articles/([^/]+)/comments/stream");

    private final String article;
    private final String ticket;

    private TicketRequest(String article, String ticket) {
        this.article = article;
        this.ticket = ticket;
    }

    /** The one in a request; empty where it has none, or where none is taken. */
    static Optional<TicketRequest> in(RoutingContext context) {
        Matcher stream = STREAM.matcher(context.normalizedPath());
        @Nullable String ticket = stream.matches() ? context.queryParams().get(PARAMETER) : null;
        return ticket == null || ticket.isBlank()
                ? Optional.empty()
                : Optional.of(new TicketRequest(stream.group(1), ticket));
    }

    /** The id or slug of the article whose stream was asked for. */
    public String article() {
        return article;
    }

    /** The ticket, right or wrong: a secret. */
    public String ticket() {
        return ticket;
    }
}
