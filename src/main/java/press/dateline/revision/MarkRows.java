package press.dateline.revision;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.hibernate.Session;
import press.dateline.block.Span;
import press.dateline.database.BulkInsert;
import press.dateline.database.Writes;

/** Rows of quotes, and of spans over the text: the editors', and behind them those that the machine found. */
final class MarkRows {

    static final String EDITOR = "editor";

    private static final String MACHINE = "machine";

    /** What stands behind all that editors can make, in the order of a revision or a block. */
    private static final int BEHIND_EDITORS = 1_000_000;

    private final BulkInsert quotes = BulkInsert.into(
            "quote",
            "revision_id uuid",
            "id uuid",
            "position integer",
            "text text",
            "direct boolean",
            "speaker_person_id uuid",
            "speaker_name text",
            "speaker_office text",
            "made_by text");
    private final BulkInsert spans = BulkInsert.into(
            "span",
            "revision_id uuid",
            "block integer",
            "ordinal integer",
            "start_at integer",
            "end_at integer",
            "type text",
            "person_id uuid",
            "place_id uuid",
            "quote_id uuid",
            "url text",
            "rel text",
            "made_by text");
    private final Map<List<Object>, Integer> ordinals = new HashMap<>();

    /** Rows of what the machine found. */
    static MarkRows found(Map<UUID, Revisions.Found> byRevision) {
        MarkRows rows = new MarkRows();
        byRevision.forEach((revision, found) -> {
            rows.addQuotes(revision, found.quotes(), MACHINE);
            found.spans().forEach(placed -> rows.addSpan(revision, placed.position(), placed.span(), MACHINE));
        });
        return rows;
    }

    void addQuotes(UUID revision, List<Draft.Quote> said, String madeBy) {
        int position = madeBy.equals(MACHINE) ? BEHIND_EDITORS : 0;
        for (Draft.Quote quote : said) {
            Draft.Speaker speaker = quote.speaker();
            quotes.add(
                    revision,
                    quote.id(),
                    position++,
                    quote.text(),
                    quote.direct(),
                    speaker == null || speaker.person() == null
                            ? null
                            : speaker.person().id(),
                    speaker == null ? null : speaker.name(),
                    speaker == null ? null : speaker.office(),
                    madeBy);
        }
    }

    void addSpan(UUID revision, int block, Span span, String madeBy) {
        int ordinal = ordinals.merge(List.of(revision, block, madeBy), 1, Integer::sum)
                + (madeBy.equals(MACHINE) ? BEHIND_EDITORS : 0);
        boolean named = span.type().equals(Span.PERSON) || span.type().equals(Span.PLACE);
        spans.add(
                revision,
                block,
                ordinal,
                span.start(),
                span.end(),
                span.type(),
                span.type().equals(Span.PERSON) ? span.id() : null,
                span.type().equals(Span.PLACE) ? span.id() : null,
                span.type().equals(Span.QUOTE) ? span.id() : null,
                span.url(),
                named ? Objects.requireNonNullElse(span.rel(), "mentioned") : null,
                madeBy);
    }

    /** Writes them; the quotes go in before the spans over them. */
    void execute(Session session) {
        quotes.execute(session);
        spans.execute(session);
    }

    /** Puts them in the place of all that the machine found in a revision before. */
    void replaceFound(Writes writes, UUID revision) {
        Map<String, UUID> values = Map.of("revision", revision);
        String condition = "t.revision_id = :revision AND t.made_by = 'machine'";
        quotes.deleteOthers(writes, condition, values, "id");
        quotes.addTo(writes, """
                ON CONFLICT (revision_id, id) DO UPDATE SET position = excluded.position, text = excluded.text,
                    speaker_person_id = excluded.speaker_person_id, speaker_name = excluded.speaker_name""");
        spans.deleteOthers(writes, condition, values, "block", "ordinal");
        spans.addTo(writes, """
                ON CONFLICT (revision_id, block, ordinal) DO UPDATE SET start_at = excluded.start_at,
                    end_at = excluded.end_at, type = excluded.type, person_id = excluded.person_id,
                    place_id = excluded.place_id, quote_id = excluded.quote_id, rel = excluded.rel""");
    }
}
