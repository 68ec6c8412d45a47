package press.dateline.access;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
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
        return Objects.requireNonNull(of(Set.of(partner)).get(partner));
    }

    /** Those of partners: one statement in no transaction, or none for none. */
    Map<UUID, Contract> of(Set<UUID> partners) {
        if (partners.isEmpty()) {
            return Map.of();
        }
        try (StatelessSession session = sessions.openStatelessSession()) {
            Map<UUID, List<EntitlementTerms>> terms = session.createNativeQuery(
                            "SELECT partner_id, cast(terms AS text) FROM entitlement"
                                    + " WHERE partner_id = ANY(cast(?1 AS uuid[])) ORDER BY id",
                            Object[].class)
                    .setParameter(1, partners.stream().map(UUID::toString).toArray(String[]::new), String[].class)
                    .getResultStream()
                    .collect(Collectors.groupingBy(
                            row -> (UUID) row[0],
                            Collectors.mapping(row -> read((String) row[1]), Collectors.toList())));
            return partners.stream()
                    .collect(Collectors.toMap(
                            partner -> partner,
                            partner -> Contract.of(partner, terms.getOrDefault(partner, List.of()))));
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
