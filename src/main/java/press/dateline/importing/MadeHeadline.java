package press.dateline.importing;

import java.util.List;
import org.jspecify.annotations.Nullable;
import press.dateline.block.Block;

/** The headline of a story that came without one: how its text begins. */
final class MadeHeadline {

    /** What is to be told of such a story. */
    static final String NOTE = "it has no title: the headline is how its text begins";

    /** What is to be told of one that has no words either. */
    static final String NONE = "it is a draft here: it has neither a title nor words";

    private static final int LONGEST = 80;

    private MadeHeadline() {}

    /** The beginning of the text, or else of the standfirst, cut between words; null where there is neither. */
    static @Nullable String of(List<Block> blocks, @Nullable String standfirst) {
        String text = blocks.stream()
                .map(block -> block.text().replaceAll("\\s+", " ").strip())
                .filter(one -> !one.isEmpty())
                .findFirst()
                .orElse(standfirst == null ? "" : standfirst);
        if (text.length() <= LONGEST) {
            return text.isEmpty() ? null : text;
        }
        int space = text.lastIndexOf(' ', LONGEST);
        int end = space > LONGEST / 2 ? space : LONGEST;
        return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end) + "…";
    }
}
