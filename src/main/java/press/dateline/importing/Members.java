package press.dateline.importing;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import press.dateline.web.Problem.Fault;
import press.dateline.web.ProblemException;
import press.dateline.web.ProblemType;
import press.dateline.web.Texts;
import press.dateline.web.Times;

/**
 * The members of a JSON object, found by their names in lower case: ninjs 2.x and 3.x differ in case alone. A member
 * that is null counts as absent, a text without a letter too.
 */
final class Members {

    private final String pointer;
    private final Map<String, Member> byName = new LinkedHashMap<>();

    private Members(JsonNode object, String pointer) {
        this.pointer = pointer;
        object.properties().forEach(entry -> {
            if (!entry.getValue().isNull()) {
                String at = pointer + "/" + escape(entry.getKey());
                byName.putIfAbsent(
                        entry.getKey().toLowerCase(Locale.ROOT), new Member(entry.getKey(), at, entry.getValue()));
            }
        });
    }

    /** A member with a value. */
    record Member(String name, String pointer, JsonNode value) {}

    static Members of(JsonNode node, String pointer) {
        if (!node.isObject()) {
            throw fault(pointer, "must be an object.");
        }
        return new Members(node, pointer);
    }

    static ProblemException fault(String pointer, String detail) {
        return new ProblemException(
                ProblemType.INVALID_BODY,
                (pointer.isEmpty() ? "The item" : pointer) + " " + detail,
                List.of(Fault.at(pointer, detail)));
    }

    String pointer() {
        return pointer;
    }

    /** All members, by their names in lower case. */
    Map<String, Member> all() {
        return byName;
    }

    /** The first of these members that is there. */
    @Nullable
    Member find(String... names) {
        for (String name : names) {
            Member member = byName.get(name);
            if (member != null) {
                return member;
            }
        }
        return null;
    }

    /** The text of the first of these members that is there, without white space around it. */
    @Nullable
    String text(int longest, String... names) {
        Member member = find(names);
        return member == null ? null : text(member, longest);
    }

    /** A text of which only the beginning is needed; what is cut off is reported. */
    @Nullable
    String cut(int longest, Losses losses, String... names) {
        Member member = find(names);
        String text = member == null ? null : oneLine(text(member, Integer.MAX_VALUE));
        if (member == null || text == null || text.length() <= longest) {
            return text;
        }
        losses.add(member.pointer(), "cut to " + longest + " characters");
        return Texts.beginning(text, longest).stripTrailing();
    }

    /** A text, or a number as it was written: some providers send versions and ids as numbers. */
    @Nullable
    String textOrNumber(int longest, String... names) {
        Member member = find(names);
        return member != null && member.value().isNumber() ? member.value().asText() : text(longest, names);
    }

    @Nullable
    Instant time(String... names) {
        Member member = find(names);
        if (member == null) {
            return null;
        }
        String text = text(member, 100);
        return Times.parse(text == null ? "" : text)
                .orElseThrow(
                        () -> fault(member.pointer(), "must be a time with an offset, such as 2017-05-02T17:40:00Z."));
    }

    /** A whole number from one to another; 4.0 is 4. */
    @Nullable
    Integer number(int least, int most, String... names) {
        Member member = find(names);
        if (member == null) {
            return null;
        }
        double value = member.value().isNumber() ? member.value().doubleValue() : Double.NaN;
        if (value >= least && value <= most && value == Math.rint(value)) {
            return (int) value;
        }
        throw fault(member.pointer(), "must be a whole number from " + least + " to " + most + ".");
    }

    /** The objects of a list; none where it is absent. */
    List<Members> list(String... names) {
        Member member = find(names);
        if (member == null) {
            return List.of();
        }
        if (!member.value().isArray()) {
            throw fault(member.pointer(), "must be a list.");
        }
        List<Members> objects = new ArrayList<>(member.value().size());
        for (JsonNode element : member.value()) {
            objects.add(of(element, member.pointer() + "/" + objects.size()));
        }
        return objects;
    }

    /** The object of a member. */
    @Nullable
    Members object(String... names) {
        Member member = find(names);
        return member == null ? null : of(member.value(), member.pointer());
    }

    /** A member's text, null where it is blank. */
    @Nullable
    static String text(Member member, int longest) {
        if (!member.value().isTextual()) {
            throw fault(member.pointer(), "must be a text.");
        }
        String text = member.value().textValue();
        if (text.length() > longest) {
            throw fault(member.pointer(), "is longer than " + longest + " characters.");
        }
        if (!Texts.isStorable(text)) {
            throw fault(member.pointer(), "holds U+0000 or half a surrogate pair, which cannot be stored.");
        }
        String stripped = text.strip();
        return stripped.isEmpty() ? null : stripped;
    }

    /** The text with its white space folded. */
    @Nullable
    static String oneLine(@Nullable String text) {
        return text == null ? null : text.replaceAll("\\s+", " ");
    }

    /** RFC 6901, section 3: "~" is written "~0" and "/" "~1". */
    private static String escape(String name) {
        return Texts.excerpt(name).replace("~", "~0").replace("/", "~1");
    }
}
