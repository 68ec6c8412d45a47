package press.dateline.image;

import io.quarkus.hibernate.orm.panache.PanacheQuery;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import press.dateline.access.Audience;
import press.dateline.change.CardRepository;
import press.dateline.change.ChangeType;
import press.dateline.web.Ids;
import press.dateline.web.Paging;
import press.dateline.web.ProblemException;
import press.dateline.web.ProblemType;

/** The images. */
@ApplicationScoped
class Images extends CardRepository<Image> {

    private static final Instant END_OF_TIME = Instant.parse("9999-12-31T00:00:00Z");

    Images() {
        super(ChangeType.IMAGE);
    }

    /** The image with this id; images have no slugs. */
    @Override
    public Optional<Image> find(String id) {
        return Ids.parse(id).flatMap(this::findByIdOptional);
    }

    /** The image with this id, withdrawn or not. */
    Image requireEvenWithdrawn(String id) {
        return super.require(id);
    }

    @Override
    public Image require(String id) {
        Image image = super.require(id);
        if (image.withdrawnAt != null) {
            throw withdrawn(image);
        }
        return image;
    }

    private static ProblemException withdrawn(Image image) {
        ProblemException problem = new ProblemException(
                        ProblemType.WITHDRAWN, "The image was withdrawn: remove it from wherever you show it.")
                .with("id", image.id());
        if (image.withdrawnAt != null) {
            problem.with("withdrawnAt", image.withdrawnAt);
        }
        return image.withdrawalReason == null ? problem : problem.with("reason", image.withdrawalReason);
    }

    /** Locks an image until the transaction ends; false where somebody else has locked it. */
    boolean lockUnlessBusy(UUID id) {
        return getSession()
                .createNativeQuery("SELECT id FROM image WHERE id = ?1 FOR UPDATE SKIP LOCKED", UUID.class)
                .setParameter(1, id)
                .getResultStream()
                .findFirst()
                .isPresent();
    }

    /**
     * An image that an audience is given.
     *
     * @throws ProblemException 404 where it is not; 410 where it was withdrawn
     */
    Image require(String id, Audience audience) {
        if (audience.contract() == null) {
            return require(id);
        }
        Image image = Ids.parse(id)
                .flatMap(uuid -> given(uuid, audience))
                .orElseThrow(() -> ProblemException.notFound(ChangeType.IMAGE.word(), id));
        if (image.withdrawnAt != null) {
            throw withdrawn(image);
        }
        return image;
    }

    /** The image, if an audience is given it, or would be if it were not withdrawn. */
    private Optional<Image> given(UUID id, Audience audience) {
        return getSession()
                .createNativeQuery("SELECT i.* FROM image i WHERE i.id = :id AND " + audience.gives("i"), Image.class)
                .setParameter(Audience.AT, audience.at())
                .setParameter("id", id)
                .getResultStream()
                .findFirst();
    }

    /** Those of the images that an audience is given, and that are not withdrawn. */
    Set<UUID> given(Collection<UUID> ids, Audience audience) {
        return Set.copyOf(getSession()
                .createNativeQuery(
                        "SELECT i.id FROM image i WHERE i.withdrawn_at IS NULL AND i.id = ANY(cast(:ids as uuid[]))"
                                + " AND coalesce(i.expires_at > cast(:" + Audience.AT + " as timestamptz), true) AND "
                                + audience.gives("i"),
                        UUID.class)
                .setParameter(Audience.AT, audience.at())
                .setParameter("ids", ids.stream().map(UUID::toString).toArray(String[]::new), String[].class)
                .getResultList());
    }

    /**
     * Those of the images that an article showed which an audience was or could have been given, and whose rights, as they
     * are or as any revision of them said, its contract fits.
     */
    Set<UUID> everGiven(Collection<UUID> ids, Audience audience) {
        return Set.copyOf(getSession()
                .createNativeQuery("""
                        SELECT i.id FROM image i WHERE i.id = ANY(cast(:ids as uuid[])) AND EXISTS (
                            SELECT FROM (
                                SELECT jsonb_populate_record(i, '{"expires_at": null}') AS image
                                UNION ALL SELECT jsonb_populate_record(i, jsonb_build_object(
                                    'expires_at', NULL,
                                    'holder', s.said -> 'holder',
                                    'syndication', coalesce(s.said -> 'syndication', '"no"'),
                                    'channels', coalesce(s.said -> 'channels', '[]'),
                                    'territories', coalesce(s.said -> 'territories', '[]'),
                                    'except_territories', coalesce(s.said -> 'exceptTerritories', '[]')))
                                FROM card_revision r CROSS JOIN LATERAL (
                                    SELECT cast(r.body AS jsonb) -> 'rights' AS said) s
                                WHERE r.card_id = i.id) was
                            WHERE %s)
                        """.formatted(audience.everGave("was.image")), UUID.class)
                .setParameter(Audience.AT, audience.at())
                .setParameter("ids", ids.stream().map(UUID::toString).toArray(String[]::new), String[].class)
                .getResultList());
    }

    /** Those that an audience is given, and that are not withdrawn. */
    List<Image> newestFirst(int rows, Optional<Paging.After> after, Audience audience) {
        if (audience.contract() != null) {
            return getSession()
                    .createNativeQuery(
                            "SELECT i.* FROM image i WHERE i.withdrawn_at IS NULL AND " + audience.gives("i")
                                    + " AND (i.created_at, i.id) < (:afterTime, :afterId)"
                                    + " ORDER BY i.created_at DESC, i.id DESC LIMIT :rows",
                            Image.class)
                    .setParameter(Audience.AT, audience.at())
                    .setParameter("afterTime", after.map(Paging.After::instant).orElse(END_OF_TIME))
                    .setParameter("afterId", after.map(Paging.After::id).orElse(Paging.FIRST_ID))
                    .setParameter("rows", rows)
                    .getResultList();
        }
        PanacheQuery<Image> images = after.isPresent()
                ? find(
                        "withdrawnAt is null and (createdAt, id) < (?1, ?2) order by createdAt desc, id desc",
                        after.get().instant(),
                        after.get().id())
                : find("withdrawnAt is null", Sort.descending("createdAt", "id"));
        return images.range(0, rows - 1).list();
    }
}
