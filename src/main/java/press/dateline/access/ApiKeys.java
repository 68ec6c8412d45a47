package press.dateline.access;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.SessionFactory;
import org.hibernate.StatelessSession;
import org.jspecify.annotations.Nullable;
import press.dateline.change.Change;
import press.dateline.change.ChangeKind;
import press.dateline.change.ChangeLog;
import press.dateline.change.ChangeType;
import press.dateline.web.Times;

/** The keys. */
@ApplicationScoped
class ApiKeys implements PanacheRepositoryBase<ApiKey, UUID> {

    private final SessionFactory sessions;
    private final ChangeLog log;
    private final Clock clock;

    ApiKeys(SessionFactory sessions, ChangeLog log, Clock clock) {
        this.sessions = sessions;
        this.log = log;
        this.clock = clock;
    }

    /** In no transaction: each request that has a key asks this before anything else. */
    Optional<ApiKey> matching(PlainKey key) {
        try (StatelessSession session = sessions.openStatelessSession()) {
            return session.createSelectionQuery("from ApiKey where hash = ?1", ApiKey.class)
                    .setParameter(1, key.hash())
                    .uniqueResultOptional();
        }
    }

    Optional<ApiKey> byId(UUID id) {
        return findByIdOptional(id);
    }

    boolean hasAdministrator() {
        return stream("revokedAt is null").anyMatch(key -> key.scopes.contains(Scope.ADMIN));
    }

    List<ApiKey> newestFirst(int rows, Optional<UUID> before) {
        return before.isPresent()
                ? find("id < ?1 order by id desc", before.get())
                        .range(0, rows - 1)
                        .list()
                : find("order by id desc").range(0, rows - 1).list();
    }

    ApiKey add(PlainKey plain, String name, List<String> scopes, @Nullable Instant expiresAt, @Nullable UUID actor) {
        ApiKey key = new ApiKey();
        key.name = name;
        key.prefix = plain.prefix();
        key.hash = plain.hash();
        key.scopes = scopes;
        key.createdAt = Times.now(clock);
        key.expiresAt = expiresAt;
        persist(key);
        log.append(new Change(ChangeType.KEY, key.id, ChangeKind.PUBLISHED, null, null, actor));
        return key;
    }

    void revoke(ApiKey key, @Nullable UUID actor) {
        if (key.revokedAt == null) {
            key.revokedAt = Times.now(clock);
            log.append(new Change(ChangeType.KEY, key.id, ChangeKind.WITHDRAWN, null, null, actor));
        }
    }
}
