package press.dateline.live;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.IdentityProvider;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import press.dateline.access.Caller;
import press.dateline.access.Contract;
import press.dateline.access.Contracts;
import press.dateline.access.TicketRequest;
import press.dateline.web.ProblemException;
import press.dateline.web.ProblemType;

/** Knows the bearers of tickets: the keys that these stand for. */
@ApplicationScoped
class TicketIdentities implements IdentityProvider<TicketRequest> {

    private final StreamTickets tickets;
    private final Contracts contracts;
    private final Clock clock;

    TicketIdentities(StreamTickets tickets, Contracts contracts, Clock clock) {
        this.tickets = tickets;
        this.contracts = contracts;
        this.clock = clock;
    }

    @Override
    public Class<TicketRequest> getRequestType() {
        return TicketRequest.class;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(TicketRequest request, AuthenticationRequestContext context) {
        return context.runBlocking(() -> tickets.use(request, clock.instant())
                .map(this::identity)
                .orElseThrow(() -> new AuthenticationFailedException(new ProblemException(
                        ProblemType.INVALID_TICKET,
                        "The ticket was used already, has expired, is not for this article, or its key has been"
                                + " revoked or replaced: ask for a new one."))));
    }

    private SecurityIdentity identity(StreamTickets.Bearer bearer) {
        QuarkusSecurityIdentity.Builder identity = QuarkusSecurityIdentity.builder()
                .setPrincipal(new QuarkusPrincipal(bearer.key().toString()))
                .addRoles(bearer.scopes());
        if (bearer.until() != null) {
            identity.addAttribute(Caller.KEY_UNTIL, bearer.until());
        }
        contracts.ofKey(bearer.key()).ifPresent(contract -> identity.addAttribute(Contract.ATTRIBUTE, contract));
        return identity.build();
    }
}
