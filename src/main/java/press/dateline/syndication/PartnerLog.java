package press.dateline.syndication;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import press.dateline.access.Audience;
import press.dateline.access.Contract;
import press.dateline.access.Listing;
import press.dateline.change.ChangeKind;
import press.dateline.change.ChangeReader;
import press.dateline.change.ChangeType;
import press.dateline.change.LoggedChange;
import press.dateline.image.ImageLookup;
import press.dateline.reading.ArticleLookup;
import press.dateline.web.PublicUrl;

/**
 * The log as a partner may see it. What it sees now is told as it is; of what it does not see now it is told that it has
 * left, but only if its contract had admitted it before; of what it could never see, nothing. Whoever follows it has what
 * its lists give.
 */
@ApplicationScoped
class PartnerLog {

    /** So many rows of the log are looked at for one answer. */
    static final int MOST_READ = 1_000;

    private final ArticleLookup articles;
    private final ImageLookup images;
    private final PublicUrl publicUrl;
    private final ObjectReader before;

    PartnerLog(ArticleLookup articles, ImageLookup images, PublicUrl publicUrl, ObjectMapper json) {
        this.articles = articles;
        this.images = images;
        this.publicUrl = publicUrl;
        this.before = json.readerFor(new TypeReference<Map<UUID, Before>>() {});
    }

    /** What contracts look at, as the log keeps it. */
    record Before(
            Set<String> traits,
            Instant publishedAt,
            @Nullable Instant rightsEnd) {

        Listing listing() {
            return new Listing(traits, publishedAt, rightsEnd);
        }
    }

    /**
     * A part of the log.
     *
     * @param seq the number up to which it tells all
     * @param isAll whether that is all there is
     */
    record Told(List<ChangeView> items, long seq, boolean isAll) {}

    /** The types of rows that are read, to tell of others: articles are listed otherwise without being published. */
    static Set<ChangeType> read(Set<ChangeType> told) {
        Set<ChangeType> read = EnumSet.copyOf(told);
        read.add(ChangeType.ENTITLEMENT);
        if (told.contains(ChangeType.ARTICLE)) {
            read.add(ChangeType.LISTING);
        }
        return read;
    }

    /** What of a stretch is told; three statements at most. */
    Told told(ChangeReader.Stretch stretch, Set<ChangeType> types, int limit, Audience audience, Contract contract) {
        Set<UUID> things = new HashSet<>();
        Set<UUID> pictures = new HashSet<>();
        for (LoggedChange change : stretch.changes()) {
            things.addAll(change.articles());
            if (change.type() == ChangeType.IMAGE) {
                pictures.add(change.target());
            }
        }
        Set<UUID> given = images.given(pictures, audience);
        Set<UUID> others = new HashSet<>(pictures);
        others.removeAll(given);
        Seen seen = new Seen(articles.seen(things, audience), given, images.everGiven(others, audience));
        List<ChangeView> items = new ArrayList<>();
        for (LoggedChange change : stretch.changes()) {
            items.addAll(views(change, seen, contract));
            boolean isLast = change.equals(stretch.changes().getLast());
            if (items.size() >= limit && !isLast) {
                return new Told(items, change.seq(), false);
            }
        }
        boolean isAll = stretch.changes().size() < MOST_READ;
        return new Told(
                items, isAll ? stretch.newest() : stretch.changes().getLast().seq(), isAll);
    }

    /** The articles that a stretch is about up to a number, whether the partner is told of them or not. */
    Set<UUID> articles(ChangeReader.Stretch stretch, long seq) {
        Set<UUID> about = new HashSet<>();
        for (LoggedChange change : stretch.changes()) {
            if (change.seq() <= seq && change.type() == ChangeType.ARTICLE) {
                about.add(change.target());
            } else if (change.seq() <= seq && change.type() == ChangeType.LISTING) {
                about.addAll(listed(change).keySet());
            }
        }
        return about;
    }

    /**
     * What the partner sees now.
     *
     * @param goneImages what it does not see, and may have seen once
     */
    private record Seen(Set<UUID> articles, Set<UUID> images, Set<UUID> goneImages) {}

    private List<ChangeView> views(LoggedChange change, Seen seen, Contract contract) {
        return switch (change.type()) {
            case ENTITLEMENT -> List.of(ChangeView.ofContract(change, publicUrl));
            case IMAGE -> image(change, seen);
            case ARTICLE ->
                seen.articles().contains(change.target())
                        ? article(change)
                        : hadSeen(change, contract).contains(change.target())
                                ? List.of(gone(change, ChangeType.ARTICLE, change.target()))
                                : List.of();
            case LISTING -> listing(change, seen, hadSeen(change, contract));
            default -> List.of(ChangeView.of(change, publicUrl));
        };
    }

    private List<ChangeView> listing(LoggedChange change, Seen seen, Set<UUID> had) {
        return listed(change).keySet().stream()
                .filter(id -> seen.articles().contains(id) || had.contains(id))
                .sorted()
                .map(id -> seen.articles().contains(id)
                        ? ChangeView.as(change, ChangeType.ARTICLE, id, ChangeKind.UPDATED, publicUrl)
                        : gone(change, ChangeType.ARTICLE, id))
                .toList();
    }

    /** An article that the partner sees, whatever has come over it before. */
    private List<ChangeView> article(LoggedChange change) {
        boolean isGone = change.kind() == ChangeKind.WITHDRAWN || change.kind() == ChangeKind.LEFT;
        return isGone ? List.of() : List.of(ChangeView.of(change, publicUrl));
    }

    /** Images that partners do not get are told of only when one may have had them. */
    private List<ChangeView> image(LoggedChange change, Seen seen) {
        if (seen.images().contains(change.target())) {
            return List.of(ChangeView.of(change, publicUrl));
        }
        return change.kind() == ChangeKind.PUBLISHED || !seen.goneImages().contains(change.target())
                ? List.of()
                : List.of(gone(change, ChangeType.IMAGE, change.target()));
    }

    /** That something was withdrawn is told with its reason; else that the partner has it no longer. */
    private ChangeView gone(LoggedChange change, ChangeType type, UUID target) {
        return change.kind() == ChangeKind.WITHDRAWN && change.type() == type
                ? ChangeView.of(change, publicUrl)
                : ChangeView.as(change, type, target, ChangeKind.LEFT, publicUrl);
    }

    /** The articles that the partner could have seen before the change. */
    private Set<UUID> hadSeen(LoggedChange change, Contract contract) {
        Set<UUID> had = new HashSet<>();
        listed(change).forEach((id, listing) -> {
            if (contract.everSeen().holds(listing.listing(), change.at())) {
                had.add(id);
            }
        });
        return had;
    }

    private Map<UUID, Before> listed(LoggedChange change) {
        try {
            return change.before() == null ? Map.of() : before.readValue(change.before());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("what was listed before " + change.seq() + " cannot be read", e);
        }
    }
}
