package press.dateline.importing;

import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The {@code descriptions} of an item ({@code description_…} in ninjs 1.x). Their roles are free text: those here are
 * the ones that providers use.
 */
final class NinjsDescriptions {

    private static final int LONGEST = 2_000;
    private static final List<String> STANDFIRST =
            List.of("main", "lead", "standfirst", "summary", "abstract", "text", "", "caption");
    private static final List<String> CAPTION = List.of("caption", "main", "text", "");

    private final List<NinjsText> texts;

    NinjsDescriptions(Members item) {
        texts = NinjsText.of(item, "descriptions", "description").stream()
                .filter(text -> text.form() != NinjsText.Form.UNREADABLE)
                .toList();
    }

    /** What sums up a story. */
    @Nullable
    String standfirst() {
        NinjsText chosen = choose(STANDFIRST);
        return chosen == null ? null : chosen.line(LONGEST);
    }

    /** What stands under a picture. */
    @Nullable
    String caption() {
        NinjsText chosen = choose(CAPTION);
        return chosen == null ? null : chosen.line(LONGEST);
    }

    /** What a picture shows, for those who do not see it. */
    @Nullable
    String alt() {
        NinjsText chosen = first(text -> text.role().startsWith("alt"));
        return chosen == null ? null : chosen.line(LONGEST);
    }

    @Nullable
    String creditLine() {
        NinjsText chosen = first(text -> text.role().equals("creditline"));
        return chosen == null ? null : chosen.line(500);
    }

    /** Reports the descriptions that make neither standfirst nor credit line; another form of the same is no loss. */
    void reportOthers(Losses losses) {
        NinjsText standfirst = choose(STANDFIRST);
        for (NinjsText text : texts) {
            boolean isKept = standfirst != null && text.role().equals(standfirst.role());
            if (!isKept && !text.role().equals("creditline")) {
                losses.add(text.value().pointer(), "this description is not kept");
            }
        }
    }

    private @Nullable NinjsText choose(List<String> roles) {
        for (String role : roles) {
            NinjsText plain = first(text -> text.role().equals(role) && text.form() == NinjsText.Form.PLAIN);
            NinjsText chosen = plain == null ? first(text -> text.role().equals(role)) : plain;
            if (chosen != null) {
                return chosen;
            }
        }
        return null;
    }

    private @Nullable NinjsText first(Predicate<NinjsText> test) {
        for (NinjsText text : texts) {
            if (test.test(text)) {
                return text;
            }
        }
        return null;
    }
}
