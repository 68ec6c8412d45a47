package press.dateline.revision;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.UUID;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;
import press.dateline.block.Block;
import press.dateline.block.Span;
import press.dateline.database.BulkInsert;

/** The rows of revisions: nine tables, at one statement each, however many revisions they are. */
final class RevisionRows {

    private static final List<String> IN_COLUMNS_OF_THEIR_OWN = List.of("id", "type", "text", "spans", "blocks");

    private final ObjectMapper json;
    private final BulkInsert revisions = BulkInsert.into(
            "revision",
            "id uuid",
            "article_id uuid",
            "number integer",
            "slug text",
            "kind text",
            "language text",
            "headline text",
            "short_headline text",
            "standfirst text",
            "seo_title text",
            "seo_description text",
            "dateline_text text",
            "dateline_place_id uuid",
            "byline text",
            "updated_at timestamptz",
            "section_id uuid",
            "urgency integer",
            "access text",
            "lead_image_id uuid",
            "rights jsonb",
            "discussion_state text",
            "discussion_prompt text",
            "embargo_until timestamptz",
            "editor_note text",
            "find_mentions boolean",
            "legal_hold boolean",
            "created_at timestamptz",
            "created_by uuid",
            "note text",
            "change_types jsonb",
            "restored_from integer");
    private final BulkInsert authors =
            BulkInsert.into("revision_author", "revision_id uuid", "position integer", "person_id uuid", "role text");
    private final BulkInsert tags =
            BulkInsert.into("revision_tag", "revision_id uuid", "position integer", "tag_id uuid");
    private final BulkInsert people =
            BulkInsert.into("revision_person", "revision_id uuid", "position integer", "person_id uuid", "rel text");
    private final BulkInsert places =
            BulkInsert.into("revision_place", "revision_id uuid", "position integer", "place_id uuid", "rel text");
    private final BulkInsert blocks = BulkInsert.into(
            "block",
            "revision_id uuid",
            "position integer",
            "id text",
            "parent integer",
            "type text",
            "text text",
            "data jsonb");
    private final MarkRows marks = new MarkRows();

    RevisionRows(ObjectMapper json) {
        this.json = json;
    }

    void add(Revisions.Save save) {
        Draft draft = save.draft();
        UUID id = save.revisionId();
        revisions.add(revisionRow(save));
        for (int i = 0; i < draft.authors().size(); i++) {
            Draft.Author author = draft.authors().get(i);
            authors.add(id, i, author.person().id(), author.role());
        }
        for (int i = 0; i < draft.tags().size(); i++) {
            tags.add(id, i, draft.tags().get(i).id());
        }
        for (int i = 0; i < draft.people().size(); i++) {
            people.add(
                    id,
                    i,
                    draft.people().get(i).person().id(),
                    draft.people().get(i).rel());
        }
        for (int i = 0; i < draft.places().size(); i++) {
            places.add(
                    id,
                    i,
                    draft.places().get(i).place().id(),
                    draft.places().get(i).rel());
        }
        marks.addQuotes(id, draft.quotes(), MarkRows.EDITOR);
        addBlocks(id, draft.blocks(), null, 0);
    }

    /** Writes them; spans go in behind the blocks and quotes that they are over. */
    void execute(Session session) {
        for (BulkInsert insert : List.of(revisions, authors, tags, people, places, blocks)) {
            insert.execute(session);
        }
        marks.execute(session);
    }

    private @Nullable Object[] revisionRow(Revisions.Save save) {
        Draft draft = save.draft();
        Draft.Discussion discussion = draft.discussion();
        return new @Nullable Object[] {
            save.revisionId(),
            save.articleId(),
            save.number(),
            draft.slug(),
            draft.kind(),
            draft.language(),
            draft.headline(),
            draft.shortHeadline(),
            draft.standfirst(),
            draft.seo() == null ? null : draft.seo().title(),
            draft.seo() == null ? null : draft.seo().description(),
            draft.dateline() == null ? null : draft.dateline().text(),
            draft.dateline() == null || draft.dateline().place() == null
                    ? null
                    : draft.dateline().place().id(),
            draft.byline(),
            draft.updatedAt(),
            draft.section() == null ? null : draft.section().id(),
            draft.urgency(),
            draft.access(),
            draft.leadImage(),
            draft.rights() == null ? null : text(draft.rights()),
            discussion == null ? "open" : discussion.state(),
            discussion == null ? null : discussion.prompt(),
            draft.embargoUntil(),
            draft.editorNote(),
            draft.findMentions(),
            Boolean.TRUE.equals(draft.legalHold()),
            save.at(),
            save.actor(),
            save.about().note(),
            save.about().types().isEmpty() ? null : text(save.about().types()),
            save.about().restoredFrom()
        };
    }

    private int addBlocks(UUID revision, List<Block> list, @Nullable Integer parent, int from) {
        int position = from;
        for (Block block : list) {
            ObjectNode data = json.valueToTree(block);
            String type = data.path("type").asText();
            data.remove(IN_COLUMNS_OF_THEIR_OWN);
            blocks.add(revision, position, block.id(), parent, type, block.text(), data.isEmpty() ? null : text(data));
            for (Span span : block.spans()) {
                marks.addSpan(revision, position, span, MarkRows.EDITOR);
            }
            int own = position++;
            if (block instanceof Block.Update update) {
                position = addBlocks(revision, update.blocks(), own, position);
            }
        }
        return position;
    }

    private String text(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("what was read from JSON can be written", e);
        }
    }
}
