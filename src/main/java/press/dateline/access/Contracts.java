package press.dateline.access;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.SessionFactory;
import org.hibernate.StatelessSession;

/** The contracts of partners, read with their keys. */
@ApplicationScoped
public class Contracts {

    private final SessionFactory sessions;
    private final ObjectReader terms;

    Contracts(SessionFactory sessions, ObjectMapper json) {
        this.sessions = sessions;
        this.terms = json.readerFor(EntitlementTerms.class)
                .without(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES); // a newer release may have added some
    }

    /** That of a partner: all entitlements, be they in force or not. One statement, in no transaction. */
    public Contract of(UUID partner) {
        try (StatelessSession session = sessions.openStatelessSession()) {
            List<String> rows = session.createNativeQuery(
                            "SELECT cast(terms AS text) FROM entitlement WHERE partner_id = ?1 ORDER BY id",
                            String.class)
                    .setParameter(1, partner)
                    .getResultList();
            return Contract.of(partner, rows.stream().map(this::read).toList());
        }
    }

    /** That of a key's partner; empty for a key of the house. Two statements, or one. */
    public Optional<Contract> ofKey(UUID key) {
        try (StatelessSession session = sessions.openStatelessSession()) {
            return session.createNativeQuery(
                            "SELECT partner_id FROM api_key WHERE id = ?1 AND partner_id IS NOT NULL", UUID.class)
                    .setParameter(1, key)
                    .getResultStream()
                    .findFirst()
                    .map(this::of);
        }
    }

    private EntitlementTerms read(String json) {
        try {
            return terms.readValue(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an entitlement cannot be read", e);
        }
    }
}
