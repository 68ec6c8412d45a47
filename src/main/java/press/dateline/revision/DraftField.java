package press.dateline.revision;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A field of a draft that differs from revision to revision. The draft's blocks are compared by themselves; its id, state
 * and outside ids are the article's, whatever the revision.
 *
 * @param member its name in JSON
 * @param value what it is in a draft
 * @param isShown whether readers are shown it in a published revision
 */
record DraftField(String member, Function<Draft, @Nullable Object> value, boolean isShown) {

    /** All of them, in the draft's order. */
    static final List<DraftField> ALL = List.of(
            shown("slug", Draft::slug),
            shown("kind", Draft::kind),
            shown("language", Draft::language),
            shown("headline", Draft::headline),
            shown("shortHeadline", Draft::shortHeadline),
            shown("standfirst", Draft::standfirst),
            shown("seo", Draft::seo),
            shown("dateline", Draft::dateline),
            shown("byline", Draft::byline),
            shown("authors", Draft::authors),
            shown("updatedAt", Draft::updatedAt),
            shown("section", Draft::section),
            shown("tags", Draft::tags),
            shown("urgency", Draft::urgency),
            shown("access", Draft::access),
            shown("leadImage", Draft::leadImage),
            shown("quotes", Draft::quotes),
            shown("people", Draft::people),
            shown("places", Draft::places),
            shown("rights", Draft::rights),
            shown("discussion", Draft::discussion),
            hidden("embargoUntil", Draft::embargoUntil),
            hidden("editorNote", Draft::editorNote),
            hidden("findMentions", Draft::findMentions),
            hidden("legalHold", Draft::legalHold));

    private static DraftField shown(String member, Function<Draft, @Nullable Object> value) {
        return new DraftField(member, value, true);
    }

    private static DraftField hidden(String member, Function<Draft, @Nullable Object> value) {
        return new DraftField(member, value, false);
    }

    @Nullable
    Object of(Draft draft) {
        return value.apply(draft);
    }

    /** Whether readers are shown the field of this name. */
    static boolean isShown(String member) {
        return ALL.stream().anyMatch(field -> field.isShown && field.member.equals(member));
    }
}
