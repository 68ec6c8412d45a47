package press.dateline.comment;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import press.dateline.moderation.LookingAlike;
import press.dateline.reader.ReaderRoles;
import press.dateline.site.SiteCard;
import press.dateline.web.ProblemException;

/** Names that only those have who work for the publication: nobody else pretends to be one of them. */
@ApplicationScoped
class ReservedNames {

    private static final String WHOLE = "= ";
    private static final int KEPT = 1000;

    private final LookingAlike usual = usual();
    private final Cache<Names, LookingAlike> others =
            Caffeine.newBuilder().maximumSize(KEPT).build();

    /** Names to look for: anywhere in a name, and as the whole of it. */
    private record Names(List<String> parts, List<String> wholes) {}

    private static LookingAlike usual() {
        List<String> lines = read().lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .toList();
        return LookingAlike.of(
                lines.stream().filter(line -> !line.startsWith(WHOLE)).toList(),
                lines.stream()
                        .filter(line -> line.startsWith(WHOLE))
                        .map(line -> line.substring(WHOLE.length()))
                        .toList());
    }

    private static String read() {
        try (InputStream list = ReservedNames.class.getResourceAsStream("reserved-names.txt")) {
            if (list == null) {
                throw new IllegalStateException("reserved-names.txt is missing from the classpath");
            }
            return new String(list.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Sees that a reader with these badges may be called so.
     *
     * @param authors the names of those who wrote the article
     * @throws ProblemException 400 where the name looks like one that is kept
     */
    void requireFree(String name, List<String> badges, SiteCard site, Collection<String> authors) {
        if (!isFree(name, badges, site, authors)) {
            throw ProblemException.body(
                    "/displayName",
                    "looks like one that is kept for those who work for the publication: choose another one, and send"
                            + " it as displayName, also where the reader's token has a name.");
        }
    }

    /** Whether a reader with these badges may be called so. */
    boolean isFree(String name, List<String> badges, SiteCard site, Collection<String> authors) {
        return badges.contains(ReaderRoles.STAFF)
                || badges.contains(Badges.AUTHOR)
                || !(usual.isIn(name)
                        || looksLike(name, site.reservedNames(), List.of(site.name()))
                        || looksLike(name, List.of(), authors));
    }

    /** @param own found as parts where they have several words; one word may be a word like any other */
    private boolean looksLike(String name, List<String> reserved, Collection<String> own) {
        List<String> parts = new ArrayList<>(reserved);
        List<String> wholes = new ArrayList<>();
        own.forEach(one -> (one.strip().contains(" ") ? parts : wholes).add(one));
        return Objects.requireNonNull(
                        others.get(new Names(parts, wholes), names -> LookingAlike.of(names.parts, names.wholes)))
                .isIn(name);
    }
}
