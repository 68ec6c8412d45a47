package press.dateline.importing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import press.dateline.article.ArticleImport;
import press.dateline.revision.Draft;
import press.dateline.web.Ids;

/**
 * Reads what Dateline says in items of its own, by relations and roles that the standard leaves open. The item's
 * {@code profile} says that they are meant so.
 */
final class NinjsDetails {

    private static final String PROFILE = "dateline";
    private static final String SECTION = "section";
    private static final String SERIES = "partOf";
    private static final String LOCATED = "located";
    private static final int LONGEST_ROLE = 100;
    private static final int MOST_AUTHORS = 50;
    private static final Set<String> READ = Set.of("genres", "infosources", "title", "slugline", "renditions");
    private static final Set<String> KINDS = Set.of("news", "brief", "analysis", "opinion", "live", "gallery", "video");
    private static final Pattern PATH = Pattern.compile("(?:[a-z0-9]+(?:-[a-z0-9]+)*/){0,9}[a-z0-9]+(?:-[a-z0-9]+)*");
    private static final Set<String> CORRECTIONS = Set.of("correction", "clarification", "update", "note");

    private final Members item;
    private final NinjsNames names;
    private final Losses losses;

    private NinjsDetails(Members item, Losses losses) {
        this.item = item;
        this.losses = losses;
        this.names = new NinjsNames(losses, Set.of());
    }

    /** Whether Dateline wrote an item. */
    static boolean isOurs(Members item) {
        return PROFILE.equals(item.text(200, "profile"));
    }

    /** Whether a member of an item is read here, or says of ours what is said elsewhere or where its page was. */
    static boolean reads(Members item, String member) {
        return isOurs(item) && READ.contains(member);
    }

    /** Relations that make a name something else than a tag or place of the item. */
    static Set<String> relations(Members item) {
        return isOurs(item) ? Set.of(SECTION, SERIES) : Set.of();
    }

    static ImportedDetails of(Members item, @Nullable Instant publishedAt, Losses losses) {
        return isOurs(item) ? new NinjsDetails(item, losses).read(publishedAt) : ImportedDetails.NONE;
    }

    private ImportedDetails read(@Nullable Instant publishedAt) {
        Instant written = item.time("contentcreated");
        boolean isUpdated = written != null && publishedAt != null && written.isAfter(publishedAt);
        return new ImportedDetails(
                true,
                kind(),
                isUpdated ? written : null,
                seo(),
                authors(),
                section(),
                names.related(item, SERIES, "subjects").stream()
                        .map(one -> new ImportedName(one.name(), one.outsideId(), true))
                        .toList(),
                names.related(item, LOCATED, "places").stream().findFirst().orElse(null),
                corrections());
    }

    private @Nullable String kind() {
        return item.list("genres").stream()
                .map(genre -> Objects.requireNonNullElse(genre.text(LONGEST_ROLE, "literal"), ""))
                .filter(KINDS::contains)
                .findFirst()
                .orElse(null);
    }

    private Draft.@Nullable Seo seo() {
        String title = seo("headlines", "headline", 200);
        String description = seo("descriptions", "description", 500);
        return title == null && description == null ? null : new Draft.Seo(title, description);
    }

    private @Nullable String seo(String list, String single, int longest) {
        return NinjsText.of(item, list, single).stream()
                .filter(text -> text.role().equals("seo"))
                .findFirst()
                .map(text -> text.line(longest))
                .orElse(null);
    }

    private List<ImportedDetails.Author> authors() {
        List<ImportedDetails.Author> authors = new ArrayList<>();
        for (Members source : item.list("infosources")) {
            ImportedName person = names.name(source);
            if (person != null && authors.size() < MOST_AUTHORS) {
                String role = source.cut(LONGEST_ROLE, losses, "role");
                authors.add(new ImportedDetails.Author(person, "author".equals(role) ? null : role));
            }
        }
        return authors;
    }

    /** The section by the slugs of its path. */
    private @Nullable ImportedName section() {
        for (Members subject : item.list("subjects")) {
            String path = subject.text(2_000, "literal");
            String name = subject.cut(200, losses, "name");
            if (SECTION.equals(subject.text(LONGEST_ROLE, "rel")) && name != null && path != null) {
                return PATH.matcher(path).matches() ? new ImportedName(name, path, false) : null;
            }
        }
        return null;
    }

    /** Whether an association is a correction; 2.1 has no relations, so its name says so. */
    static boolean isCorrection(Members association) {
        String rel = association.text(LONGEST_ROLE, "rel");
        return "text".equals(association.text(LONGEST_ROLE, "type"))
                && (rel == null || rel.equals("correction"))
                && CORRECTIONS.contains(Objects.requireNonNullElse(association.text(200, "name"), ""));
    }

    private List<ArticleImport.Correction> corrections() {
        List<ArticleImport.Correction> corrections = new ArrayList<>();
        for (Members association : item.list("associations")) {
            Instant at = association.time("firstcreated");
            String text = NinjsText.of(association, "bodies", "body").stream()
                    .findFirst()
                    .map(body -> Members.text(body.value(), 5_000))
                    .orElse(null);
            if (isCorrection(association) && at != null && text != null) {
                corrections.add(new ArticleImport.Correction(
                        Ids.next(), Objects.requireNonNull(association.text(200, "name")), text, at, null));
            }
        }
        return corrections;
    }
}
