package press.dateline.change;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;
import press.dateline.database.BulkInsert;
import press.dateline.web.Page;
import press.dateline.web.PageFilter;
import press.dateline.web.Paging;
import press.dateline.web.ProblemException;

/**
 * The revisions of cards: each save keeps the card's writable shape. A card that is older than this history has it from
 * its first edit on, the state before that edit included.
 */
@ApplicationScoped
public class CardHistory {

    private final Session session;
    private final ObjectMapper json;
    private final Paging paging;

    CardHistory(Session session, ObjectMapper json, Paging paging) {
        this.session = session;
        this.json = json;
        this.paging = paging;
    }

    /** Keeps the first states of new cards; one statement. */
    void begin(ChangeType type, List<? extends Card> cards, List<? extends CardShape> shapes, @Nullable UUID actor) {
        BulkInsert rows = rows();
        for (int i = 0; i < cards.size(); i++) {
            Card card = cards.get(i);
            rows.add(card.id(), card.revision(), type.word(), card.modifiedAt(), actor, text(shapes.get(i)));
        }
        rows.execute(session);
    }

    /** Keeps what a card has become, and what it was, if nobody has kept that; one statement. */
    void edited(ChangeType type, Card card, CardShape before, Instant beforeAt, CardShape after, @Nullable UUID actor) {
        BulkInsert rows = rows();
        rows.add(card.id(), card.revision() - 1, type.word(), beforeAt, null, text(before));
        rows.add(card.id(), card.revision(), type.word(), card.modifiedAt(), actor, text(after));
        rows.execute(session, "ON CONFLICT DO NOTHING");
    }

    private static BulkInsert rows() {
        return BulkInsert.into(
                "card_revision",
                "card_id uuid",
                "number integer",
                "type text",
                "at timestamptz",
                "actor uuid",
                "body text");
    }

    /** The revisions of a card, newest first. */
    public Page<CardRevisionSummary> list(UUID card, PageFilter filter) {
        int before =
                paging.afterText().map(after -> Integer.parseInt(after.text())).orElse(Integer.MAX_VALUE);
        List<StoredCardRevision> rows = session.createQuery(
                        "from StoredCardRevision where cardId = ?1 and number < ?2 order by number desc",
                        StoredCardRevision.class)
                .setParameter(1, card)
                .setParameter(2, before)
                .setMaxResults(filter.limit().value() + 1)
                .getResultList();
        return paging.page(
                rows,
                filter.limit(),
                row -> new CardRevisionSummary(row.number, row.at, row.actor),
                row -> List.of(String.valueOf(row.number), card));
    }

    /**
     * What a card said at a revision.
     *
     * @throws ProblemException 404 where there is no such revision
     */
    public <S extends CardShape> CardRevision<S> require(UUID card, String number, Class<S> shape) {
        return number(number)
                .flatMap(n -> Optional.ofNullable(
                        session.find(StoredCardRevision.class, new StoredCardRevision.Key(card, n))))
                .map(row -> new CardRevision<>(row.number, row.at, row.actor, read(row.body, shape)))
                .orElseThrow(() -> ProblemException.notFound("revision", number));
    }

    private static Optional<Integer> number(String text) {
        return text.matches("[1-9][0-9]{0,8}") ? Optional.of(Integer.valueOf(text)) : Optional.empty();
    }

    String text(CardShape shape) {
        try {
            return json.writeValueAsString(shape);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("what was read from JSON can be written", e);
        }
    }

    /** A stored shape; what a newer release has added to it is left aside. */
    <S extends CardShape> S read(String body, Class<S> shape) {
        try {
            return json.readerFor(shape)
                    .without(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .readValue(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored revision cannot be read", e);
        }
    }
}
