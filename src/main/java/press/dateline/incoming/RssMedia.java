package press.dateline.incoming;

import java.util.ArrayList;
import java.util.List;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** Reads what comes with an item: enclosures, and Media RSS 1.5, whose groups hold forms of one thing. */
final class RssMedia {

    /** The most that an item comes with. */
    static final int MOST = 200;

    private RssMedia() {}

    static List<FeedMedia> of(Element item) {
        List<FeedMedia> media = new ArrayList<>();
        XmlNames.children(item, "enclosure").forEach(one -> add(media, enclosure(one)));
        XmlNames.children(item, "atom:link")
                .filter(link -> "enclosure".equals(XmlNames.attribute(link, "rel")))
                .forEach(one -> add(media, enclosure(one)));
        XmlNames.children(item, "media:content").forEach(one -> add(media, content(one, item)));
        XmlNames.children(item, "media:group")
                .forEach(group -> XmlNames.children(group, "media:content")
                        .max(RssMedia::compareSize)
                        .ifPresent(one -> add(media, content(one, group))));
        if (media.stream().noneMatch(one -> one.kind().equals("image"))) {
            XmlNames.children(item, "media:thumbnail", "itunes:image")
                    .limit(1)
                    .forEach(one -> add(media, thumbnail(one)));
        }
        return media;
    }

    /** Adds one; what is known already is told more of. */
    static void add(List<FeedMedia> media, @Nullable FeedMedia one) {
        if (one == null) {
            return;
        }
        for (int i = 0; i < media.size(); i++) {
            FeedMedia known = media.get(i);
            if (known.url().equals(one.url())) {
                media.set(i, merged(known, one));
                return;
            }
        }
        if (media.size() < MOST) {
            media.add(one);
        }
    }

    /** The same file as an enclosure and in Media RSS: what either says, and as title what Media RSS does. */
    private static FeedMedia merged(FeedMedia known, FeedMedia other) {
        return new FeedMedia(
                known.url(),
                or(known.type(), other.type()),
                or(known.medium(), other.medium()),
                or(known.length(), other.length()),
                known.enclosure() ? or(other.title(), known.title()) : or(known.title(), other.title()),
                or(known.description(), other.description()),
                or(known.credit(), other.credit()),
                or(known.rights(), other.rights()),
                or(known.width(), other.width()),
                or(known.height(), other.height()),
                or(known.seconds(), other.seconds()),
                known.enclosure() || other.enclosure());
    }

    private static <T> @Nullable T or(@Nullable T one, @Nullable T other) {
        return one == null ? other : one;
    }

    private static int compareSize(Element one, Element other) {
        Integer width = number(one, "width");
        Integer otherWidth = number(other, "width");
        return Integer.compare(width == null ? 0 : width, otherWidth == null ? 0 : otherWidth);
    }

    static @Nullable FeedMedia enclosure(Element enclosure) {
        String url = address(enclosure, "url", "href");
        return url == null
                ? null
                : new FeedMedia(
                        url,
                        XmlNames.attribute(enclosure, "type"),
                        null,
                        length(XmlNames.attribute(enclosure, "length")),
                        or(XmlNames.attribute(enclosure, "title"), inner(enclosure, enclosure, "media:title")),
                        null,
                        inner(enclosure, enclosure, "media:credit", "media:credits"),
                        inner(enclosure, enclosure, "media:copyright"),
                        null,
                        null,
                        null,
                        true);
    }

    /** What is not said of a file itself may be said of its group or item. */
    private static @Nullable FeedMedia content(Element content, Element around) {
        String url = address(content, "url");
        return url == null
                ? null
                : new FeedMedia(
                        url,
                        XmlNames.attribute(content, "type"),
                        XmlNames.attribute(content, "medium"),
                        length(XmlNames.attribute(content, "filesize")),
                        inner(content, around, "media:title"),
                        inner(content, around, "media:description"),
                        inner(content, around, "media:credit"),
                        inner(content, around, "media:copyright"),
                        number(content, "width"),
                        number(content, "height"),
                        number(content, "duration"),
                        false);
    }

    private static @Nullable FeedMedia thumbnail(Element thumbnail) {
        String url = address(thumbnail, "url", "href");
        return url == null
                ? null
                : new FeedMedia(
                        url,
                        null,
                        "image",
                        null,
                        null,
                        null,
                        null,
                        null,
                        number(thumbnail, "width"),
                        number(thumbnail, "height"),
                        null,
                        false);
    }

    private static @Nullable String address(Element element, String... attributes) {
        for (String attribute : attributes) {
            String written = XmlNames.attribute(element, attribute);
            if (written != null) {
                return XmlTexts.address(element, written);
            }
        }
        return null;
    }

    private static @Nullable String inner(Element element, Element around, String... names) {
        Element own = XmlNames.child(element, names).orElse(null);
        return XmlTexts.inner(own == null ? XmlNames.child(around, names).orElse(null) : own);
    }

    static @Nullable Long length(@Nullable String written) {
        return written != null && written.matches("[0-9]{1,15}") ? Long.valueOf(written) : null;
    }

    private static @Nullable Integer number(Element element, String attribute) {
        String written = XmlNames.attribute(element, attribute);
        return written != null && written.matches("[0-9]{1,6}") ? Integer.valueOf(written) : null;
    }
}
