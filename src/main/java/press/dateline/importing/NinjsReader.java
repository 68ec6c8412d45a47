package press.dateline.importing;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import press.dateline.importing.Members.Member;
import press.dateline.web.ProblemException;
import press.dateline.web.Texts;

/**
 * Reads IPTC ninjs items, versions 1.x, 2.x and 3.x. The version is told by the names of the members alone: providers
 * extend the schemas and name their own in {@code standard}.
 */
public final class NinjsReader {

    private static final int LONGEST_ID = 500;
    private static final int LONGEST_BODY = 2_000_000;
    private static final int MOST_ALT_IDS = 50;
    private static final int MOST_NAMES = 500;
    private static final int MOST_TAGS = 100;
    private static final Pattern LANGUAGE = Pattern.compile("[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*");

    /** Members that are read, or that say how the item is written; all else that holds something is reported. */
    private static final Set<String> KNOWN = Set.of("""
            uri type mimetype representationtype profile version firstcreated versioncreated contentcreated embargoed
            embargoeduntil pubstatus urgency copyrightholder copyrightnotice usageterms ednote language descriptions
            bodies headlines headline people person organisations organisation places place subjects subject by byline
            located associations altids standard $standard $schema rightsinfo charcount wordcount""".split("\\s+"));

    private static final Pattern KNOWN_PREFIX = Pattern.compile("(?:body|headline|description)_.*", Pattern.DOTALL);

    /**
     * Reads one item.
     *
     * @throws ProblemException INVALID_BODY where it cannot be taken, with the reason and the place
     */
    public ImportedItem read(JsonNode json) {
        Members item = Members.of(json, "");
        String uri = item.text(LONGEST_ID, "uri");
        if (uri == null) {
            throw Members.fault("/uri", "is needed: an item is known by it.");
        }
        requireText(item);
        PublishingStatus status = status(item);
        try {
            return read(item, uri, status);
        } catch (ProblemException e) {
            if (status == PublishingStatus.CANCELED) {
                return withdrawal(item, uri, e);
            }
            throw e;
        }
    }

    /** The {@code type} must be text, which is what an item without one is, unless it plans something. */
    private static void requireText(Members item) {
        String type = item.text(100, "type");
        if (type != null && !type.equals("text")) {
            throw Members.fault(
                    "/type",
                    "is '" + Texts.excerpt(type) + "': only items of the type text can be imported as articles.");
        }
        Member plan = item.find("eventdetails", "plannedcoverage");
        if (type == null && plan != null) {
            throw Members.fault(plan.pointer(), "makes the item a plan or an event, which is not an article.");
        }
    }

    /** The {@code pubStatus}; usable where there is none, as the schemas say. */
    private static PublishingStatus status(Members item) {
        String status = item.text(100, "pubstatus");
        return switch (status == null ? "usable" : status.toLowerCase(Locale.ROOT)) {
            case "usable" -> PublishingStatus.USABLE;
            case "withheld" -> PublishingStatus.WITHHELD;
            case "canceled", "cancelled" -> PublishingStatus.CANCELED;
            default -> throw Members.fault("/pubStatus", "must be usable, withheld or canceled.");
        };
    }

    private static ImportedItem read(Members item, String uri, PublishingStatus status) {
        Losses losses = new Losses();
        NinjsDescriptions descriptions = new NinjsDescriptions(item);
        List<NinjsText> headlines = NinjsText.of(item, "headlines", "headline");
        NinjsText main = mainHeadline(headlines);
        String headline = main == null ? null : main.line(500);
        String standfirst = descriptions.standfirst();
        String body = body(item, losses);
        if (status == PublishingStatus.USABLE && headline == null && standfirst == null && body == null) {
            throw Members.fault("", "has nothing to show: no headline, no body, no description.");
        }
        Instant versionAt = item.time("versioncreated");
        Instant firstAt = item.time("firstcreated");
        Instant contentAt = item.time("contentcreated");
        Instant publishedAt = firstAt != null ? firstAt : versionAt != null ? versionAt : contentAt;
        Instant embargoUntil = item.time("embargoeduntil", "embargoed");
        NinjsNames names = new NinjsNames(losses, NinjsDetails.relations(item));
        ImportedDetails details = NinjsDetails.of(item, publishedAt, losses);
        boolean isLater = publishedAt != null && versionAt != null && versionAt.isAfter(publishedAt);
        List<ImportedName> subjects = names.names(item, MOST_TAGS, "subjects", "subject");
        descriptions.reportOthers(losses);
        reportUnread(item, losses);
        return new ImportedItem(
                uri,
                item.textOrNumber(LONGEST_ID, "version"),
                versionAt,
                status,
                details.kind() != null ? details.kind() : body == null ? "brief" : "news",
                language(item, losses),
                headline,
                shortHeadline(headlines, main, losses),
                standfirst,
                details.bylineBeside(Members.oneLine(item.text(500, "by", "byline"))),
                item.cut(200, losses, "located"),
                body,
                item.number(1, 9, "urgency"),
                item.text(5_000, "ednote"),
                embargoUntil,
                publishedAt,
                details.isOurs() ? details.updatedAt() : isLater ? versionAt : null,
                NinjsRights.of(item, descriptions.creditLine(), losses),
                altIds(item, losses),
                names.names(item, MOST_NAMES, "people", "person"),
                names.places(item, MOST_NAMES, "places", "place"),
                subjects,
                names.names(item, MOST_TAGS - subjects.size(), "organisations", "organisation"),
                new NinjsImages(losses, embargoUntil, details.isOurs()).read(item),
                details,
                losses.list());
    }

    /** A withdrawal must go through whatever else is wrong with the item. */
    private static ImportedItem withdrawal(Members item, String uri, ProblemException fault) {
        return new ImportedItem(
                uri,
                orNull(() -> item.textOrNumber(LONGEST_ID, "version")),
                orNull(() -> item.time("versioncreated")),
                PublishingStatus.CANCELED,
                "brief",
                "en",
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                ImportedDetails.NONE,
                List.of("only the withdrawal was read: " + fault.detail()));
    }

    private static <T> @Nullable T orNull(Supplier<@Nullable T> value) {
        try {
            return value.get();
        } catch (ProblemException e) {
            return null;
        }
    }

    private static @Nullable NinjsText mainHeadline(List<NinjsText> headlines) {
        return headlines.stream()
                .filter(text -> text.form() != NinjsText.Form.UNREADABLE)
                .min(Comparator.comparingInt(NinjsReader::headlineRank))
                .orElse(null);
    }

    private static int headlineRank(NinjsText headline) {
        if (headline.role().equals("main")) {
            return 0;
        }
        return headline.role().isEmpty() ? 1 : headline.role().contains("short") ? 3 : 2;
    }

    /** A headline whose role says short; all others but the main one are reported. */
    private static @Nullable String shortHeadline(List<NinjsText> headlines, @Nullable NinjsText main, Losses losses) {
        String found = null;
        for (NinjsText headline : headlines) {
            if (headline.equals(main)) {
                continue;
            }
            boolean isShort = found == null && headline.role().contains("short");
            String line = isShort ? headline.line(500) : null;
            if (line != null && line.length() <= 200) {
                found = line;
            } else {
                losses.add(headline.value().pointer(), "this headline is not kept");
            }
        }
        return found;
    }

    /** The body of the role main, HTML before plain text; one that nobody can read is no brief but a fault. */
    private static @Nullable String body(Members item, Losses losses) {
        List<NinjsText> bodies = NinjsText.of(item, "bodies", "body");
        NinjsText chosen = bodies.stream()
                .filter(text -> text.form() != NinjsText.Form.UNREADABLE)
                .min(Comparator.comparing((NinjsText text) -> !text.role().equals("main"))
                        .thenComparing(NinjsText::form))
                .orElse(null);
        if (chosen == null) {
            if (!bodies.isEmpty()) {
                throw Members.fault(
                        bodies.getFirst().value().pointer(),
                        "is in a form that cannot be read; a text/html or text/plain body is needed.");
            }
            return null;
        }
        String html = chosen.html(LONGEST_BODY);
        if (html == null) {
            losses.add(chosen.value().pointer(), "the body has no words");
        }
        for (NinjsText other : bodies) {
            if (!other.equals(chosen)) {
                losses.add(other.value().pointer(), "another form of the body");
            }
        }
        return html;
    }

    private static String language(Members item, Losses losses) {
        Member member = item.find("language");
        if (member == null) {
            return "en";
        }
        String tag = member.value().isTextual() ? member.value().textValue() : "";
        if (tag.length() <= 35 && LANGUAGE.matcher(tag).matches()) {
            return tag;
        }
        losses.add(member.pointer(), "is not a language tag (BCP 47); taken for English");
        return "en";
    }

    /** {@code altIds}: a list of role and value; in ninjs 1.x an object. */
    private static List<AltId> altIds(Members item, Losses losses) {
        Member member = item.find("altids");
        List<AltId> ids = new ArrayList<>();
        if (member != null && member.value().isObject()) {
            Members object = Members.of(member.value(), member.pointer());
            object.all().forEach((name, value) -> add(ids, value.name(), object.textOrNumber(LONGEST_ID, name)));
        } else {
            for (Members element : item.list("altids")) {
                add(ids, element.text(LONGEST_ID, "role"), element.textOrNumber(LONGEST_ID, "value"));
            }
        }
        if (ids.size() > MOST_ALT_IDS) {
            losses.add("/altIds", (ids.size() - MOST_ALT_IDS) + " beyond the first " + MOST_ALT_IDS + " not kept");
        }
        return ids.stream().limit(MOST_ALT_IDS).toList();
    }

    private static void add(List<AltId> ids, @Nullable String role, @Nullable String value) {
        if (role != null && (role.length() > LONGEST_ID || !Texts.isStorable(role))) {
            throw Members.fault("/altIds", "has a role that is too long or cannot be stored.");
        }
        if (value != null) {
            ids.add(new AltId(role, value));
        }
    }

    private static void reportUnread(Members item, Losses losses) {
        String unread = item.all().entrySet().stream()
                .filter(e -> !KNOWN.contains(e.getKey())
                        && !NinjsDetails.reads(item, e.getKey())
                        && !KNOWN_PREFIX.matcher(e.getKey()).matches())
                .filter(e ->
                        !e.getValue().value().isEmpty() || e.getValue().value().isValueNode())
                .map(e -> Texts.excerpt(e.getValue().name()))
                .limit(20)
                .collect(Collectors.joining(", "));
        if (!unread.isEmpty()) {
            losses.add("", "not kept: " + unread);
        }
        String representation = item.text(100, "representationtype");
        if (representation != null && (representation.equals("partial") || representation.equals("incomplete"))) {
            losses.add("/representationType", "the item is not complete, its provider says");
        }
    }
}
