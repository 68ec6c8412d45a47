package press.dateline.live;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import press.dateline.access.Audience;
import press.dateline.access.KeyLookup;
import press.dateline.change.ChangeFollower;
import press.dateline.change.ChangeKind;
import press.dateline.change.LoggedChange;
import press.dateline.comment.CommentFollower;
import press.dateline.comment.ShownComments;
import press.dateline.reading.ArticleCard;
import press.dateline.reading.ArticleLookup;
import press.dateline.web.Times;

/**
 * Tells those who listen what has changed, after each look at the comments' stream: five statements for all of them, and
 * none where nothing has happened to what somebody listens to; one more where somebody comes with a key.
 *
 * <p>What is seen is sent at once, though an older transaction may still be open, whose events will stand before it. But
 * only what lies below the horizon has an id. So who comes again gets all that lies above the horizon of then: some of it
 * twice, and nothing never.
 */
@Singleton
class Live implements CommentFollower, ChangeFollower {

    /** How many begin to listen by one look: each may ask for what came before. */
    private static final int MOST_NEWCOMERS = 200;

    /** How much of what came before is told; who has missed more reads the discussion again. */
    private static final int MOST_MISSED = 200;

    /** As much of one article may come between two looks. */
    private static final int MOST_NEW = 2_000;

    private final Listeners listeners;
    private final LiveEvents events;
    private final ShownComments comments;
    private final ArticleLookup articles;
    private final KeyLookup keys;
    private final Telling telling;
    private final Clock clock;

    /** Articles of which there is something that was not sent. */
    private final Set<UUID> behind = new HashSet<>();

    /** Articles that may not be public any more, by the log; all of them, if it is not known which. */
    private final Set<UUID> suspects = ConcurrentHashMap.newKeySet();

    private final AtomicBoolean allSuspect = new AtomicBoolean();

    Live(
            Listeners listeners,
            LiveEvents events,
            ShownComments comments,
            ArticleLookup articles,
            KeyLookup keys,
            Telling telling,
            Clock clock) {
        this.listeners = listeners;
        this.events = events;
        this.comments = comments;
        this.articles = articles;
        this.keys = keys;
        this.telling = telling;
        this.clock = clock;
    }

    @Override
    public void follow(List<LoggedChange> changes) {
        for (LoggedChange change : changes) {
            if (listeners.size() > 0) {
                suspects.addAll(change.articles());
            }
            switch (change.type()) {
                case SITE, SECTION -> allSuspect.set(true);
                case KEY -> {
                    if (change.kind() != ChangeKind.PUBLISHED) {
                        listeners.close(asked -> change.target().equals(asked.key()));
                    }
                }
                case PARTNER -> {
                    if (change.kind() == ChangeKind.WITHDRAWN) {
                        // Whose keys these are, is not known here: others come again by themselves.
                        listeners.close(asked -> asked.key() != null);
                    }
                }
                // Those who have a contract begin anew, by the one that holds from now on.
                case ENTITLEMENT -> listeners.close(asked -> asked.audience().contract() != null);
                default -> {}
            }
        }
    }

    @Override
    public void missed() {
        allSuspect.set(true);
        listeners.close(asked -> asked.key() != null);
    }

    @Override
    public void looked(long horizon, Set<UUID> changed) {
        changed.stream().filter(article -> listeners.channel(article) != null).forEach(behind::add);
        List<Listener> newcomers = listeners.arrived(MOST_NEWCOMERS);
        newcomers.forEach(one -> behind.add(one.asked().article()));
        listeners.channels().forEach((article, channel) -> {
            if (!behind.contains(article)) {
                channel.state(channel.state().at(horizon));
            }
        });
        Set<UUID> suspected = new HashSet<>(suspects);
        suspects.removeAll(suspected);
        boolean all = allSuspect.getAndSet(false);
        Set<UUID> due = new HashSet<>(all ? listeners.channels().keySet() : suspected);
        due.retainAll(listeners.channels().keySet());
        due.addAll(behind);
        if (due.isEmpty()) {
            return;
        }
        try {
            tell(due, newcomers, horizon);
            behind.clear();
        } catch (RuntimeException e) {
            listeners.postpone(newcomers);
            suspects.addAll(suspected);
            allSuspect.compareAndSet(false, all);
            throw e;
        }
    }

    /**
     * What is to be told.
     *
     * @param articles by who may see them
     * @param comments those that are shown, of those to which something has happened
     * @param keys of those that newcomers have, the ones that are taken: what ended before they listened, was not told
     */
    record News(
            LiveEvents.Read read,
            Map<Audience, Map<UUID, ArticleCard>> articles,
            Map<UUID, ShownComments.Placed> comments,
            Set<UUID> keys,
            Instant at) {}

    private void tell(Set<UUID> due, List<Listener> newcomers, long horizon) {
        List<UUID> order = List.copyOf(due);
        List<Channel.State> states = new ArrayList<>();
        List<LiveEvents.Piece> pieces = new ArrayList<>();
        for (UUID article : order) {
            Channel channel = listeners.channel(article);
            Channel.State state = channel == null ? new Channel.State(horizon, Set.of()) : channel.state();
            states.add(state);
            pieces.add(new LiveEvents.Piece(article, state.horizon(), 0, MOST_NEW));
        }
        for (Listener one : newcomers) {
            StreamPosition after = one.asked().after();
            pieces.add(
                    after == null
                            ? new LiveEvents.Piece(one.asked().article(), Long.MAX_VALUE, 0, 0)
                            : new LiveEvents.Piece(one.asked().article(), after.xid(), after.seq(), MOST_MISSED));
        }
        Instant now = Times.now(clock);
        Set<Audience> audiences = new HashSet<>();
        Stream.concat(newcomers.stream(), order.stream().flatMap(article -> heard(article).stream()))
                .forEach(one -> audiences.add(one.asked().audience().at(now)));
        News news = QuarkusTransaction.requiringNew().call(() -> news(order, pieces, audiences, newcomers, now));
        for (int i = 0; i < order.size(); i++) {
            UUID article = order.get(i);
            telling.tell(heard(article), news, i, MOST_NEW, states.get(i));
            Channel channel = listeners.channel(article);
            if (channel != null) {
                channel.state(Telling.after(news, i, MOST_NEW));
            }
        }
        for (int i = 0; i < newcomers.size(); i++) {
            Listener one = newcomers.get(i);
            UUID key = one.asked().key();
            if (key != null && !news.keys().contains(key)) {
                one.close();
                continue;
            }
            int piece = order.indexOf(one.asked().article());
            if (telling.welcome(one, news, order.size() + i, MOST_MISSED)) {
                listeners.enter(one, Telling.after(news, piece, MOST_NEW));
            }
        }
    }

    private List<Listener> heard(UUID article) {
        Channel channel = listeners.channel(article);
        return channel == null ? List.of() : channel.listeners();
    }

    private News news(
            List<UUID> order,
            List<LiveEvents.Piece> pieces,
            Set<Audience> audiences,
            List<Listener> newcomers,
            Instant now) {
        LiveEvents.Read read = events.read(pieces);
        Map<Audience, Map<UUID, ArticleCard>> seen = new HashMap<>();
        Map<UUID, ArticleCard> shown = new HashMap<>();
        for (Audience audience : audiences) {
            Map<UUID, ArticleCard> cards = articles.byIds(order, audience);
            seen.put(audience, cards);
            cards.values().stream().filter(ArticleCard::showsDiscussion).forEach(card -> shown.put(card.id(), card));
        }
        List<UUID> touched = read.events().values().stream()
                .flatMap(List::stream)
                .map(LiveEvents.Event::comment)
                .distinct()
                .toList();
        Set<UUID> asked = newcomers.stream()
                .map(one -> one.asked().key())
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        return new News(read, seen, comments.of(touched, shown), keys.good(asked, now), now);
    }
}
