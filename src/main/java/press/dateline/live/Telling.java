package press.dateline.live;

import io.vertx.core.buffer.Buffer;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import press.dateline.comment.ShownComments;
import press.dateline.reading.ArticleCard;

/** Makes events of what has changed, and sends them. */
@Singleton
class Telling {

    /** As much is written at once. */
    private static final int AT_ONCE = 32_768;

    private final Frames frames;

    Telling(Frames frames) {
        this.frames = frames;
    }

    /** What was sent to those who hear an article, once {@link #tell} is done. */
    static Channel.State after(Live.News news, int piece, int most) {
        List<LiveEvents.Event> all = news.read().of(piece);
        long horizon = news.read().horizon();
        return new Channel.State(
                horizon,
                // What was left out comes with the next look, so nothing above the horizon counts as sent.
                all.size() > most
                        ? Set.of()
                        : all.stream()
                                .map(LiveEvents.Event::place)
                                .filter(place -> place.xid() >= horizon)
                                .collect(Collectors.toUnmodifiableSet()));
    }

    /** Tells those who hear an article what is new of it, and those who may hear it no more that this is the end. */
    void tell(List<Listener> heard, Live.News news, int piece, int most, Channel.State before) {
        List<Listener> staying = heard.stream().filter(one -> !ended(one, news)).toList();
        List<LiveEvents.Event> all = news.read().of(piece);
        List<LiveEvents.Event> fresh = all.stream()
                .filter(event -> !before.above().contains(event.place()))
                .toList();
        if (staying.isEmpty() || fresh.isEmpty()) {
            return;
        }
        List<Buffer> told = all.size() > most
                ? List.of(frames.event(
                        "reset", StreamPosition.of(news.read().horizon(), 0, news.at()), new LiveResetView("too-many")))
                : together(told(fresh, news));
        staying.forEach(one -> one.send(told, news.at()));
    }

    /**
     * Tells somebody who has come what was missed, and where the stream goes on; false where that is the end.
     *
     * @param piece that of what was missed
     */
    boolean welcome(Listener listener, Live.News news, int piece, int most) {
        if (ended(listener, news)) {
            return false;
        }
        List<LiveEvents.Event> missed = news.read().of(piece);
        StreamPosition after = listener.asked().after();
        String lost = after == null ? null : lost(after, missed.size() > most, news);
        List<Buffer> told = new ArrayList<>();
        if (lost != null) {
            told.add(frames.event("reset", null, new LiveResetView(lost)));
        } else if (after != null) {
            told.addAll(told(missed, news));
        }
        told.add(frames.event(
                "hello",
                StreamPosition.of(news.read().horizon(), 0, news.at()),
                new LiveHelloView(listener.asked().article())));
        listener.send(together(told), news.at());
        return true;
    }

    /** Why what came after a position cannot be told; null where it can. */
    private static @Nullable String lost(StreamPosition after, boolean tooMany, Live.News news) {
        if (!after.isGood(news.at())) {
            return "expired";
        }
        if (after.xid() > news.read().horizon()) {
            return "unknown";
        }
        return tooMany ? "too-many" : null;
    }

    private boolean ended(Listener listener, Live.News news) {
        Map<UUID, ArticleCard> cards = Objects.requireNonNullElse(
                news.articles().get(listener.asked().audience().at(news.at())), Map.of());
        Optional<String> reason =
                reason(Optional.ofNullable(cards.get(listener.asked().article())));
        reason.ifPresent(why -> {
            listener.send(List.of(frames.event("end", null, new LiveEndView(why))), news.at());
            listener.close();
        });
        return reason.isPresent();
    }

    private static Optional<String> reason(Optional<ArticleCard> card) {
        if (card.filter(ArticleCard::showsDiscussion).isPresent()) {
            return Optional.empty();
        }
        if (card.filter(ArticleCard::isWithdrawn).isPresent()) {
            return Optional.of("withdrawn");
        }
        return Optional.of(card.filter(ArticleCard::isPublished).isPresent() ? "off" : "gone");
    }

    /** The events, in order; of several of one comment the last, as all would say what it is now. */
    private List<Buffer> told(List<LiveEvents.Event> happened, Live.News news) {
        Map<UUID, LiveEvents.Event> last = new LinkedHashMap<>();
        for (LiveEvents.Event event : happened) {
            LiveEvents.Event before = last.remove(event.comment());
            last.put(
                    event.comment(),
                    before == null
                            ? event
                            : new LiveEvents.Event(event.place(), event.comment(), before.isNew() || event.isNew()));
        }
        return last.values().stream().map(event -> told(event, news)).toList();
    }

    private Buffer told(LiveEvents.Event event, Live.News news) {
        LiveEvents.Place place = event.place();
        StreamPosition position =
                place.xid() < news.read().horizon() ? StreamPosition.of(place.xid(), place.seq(), news.at()) : null;
        ShownComments.Placed shown = news.comments().get(event.comment());
        return shown == null
                ? frames.event("removed", position, new LiveRemovalView(event.comment()))
                : frames.event(
                        "comment",
                        position,
                        new LiveCommentView(
                                event.isNew() ? "new" : "edited",
                                shown.root(),
                                event.isNew() ? shown.replies() : null,
                                shown.comment()));
    }

    private static List<Buffer> together(List<Buffer> events) {
        List<Buffer> together = new ArrayList<>();
        for (Buffer event : events) {
            if (together.isEmpty() || together.getLast().length() + event.length() > AT_ONCE) {
                together.add(Buffer.buffer(event.length()).appendBuffer(event));
            } else {
                together.getLast().appendBuffer(event);
            }
        }
        return together;
    }
}
