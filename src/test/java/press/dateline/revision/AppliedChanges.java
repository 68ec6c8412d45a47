package press.dateline.revision;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Makes the newer revision of the older one and the reported changes, as a client would that has only their JSON and the
 * contract's description of it. Whatever the changes say of the older revision must be so.
 */
public final class AppliedChanges {

    private final ObjectNode draft;
    private final ArrayNode root;

    private AppliedChanges(JsonNode draft) {
        this.draft = draft.deepCopy();
        this.root = this.draft.withArray("blocks");
    }

    /** The newer revision. */
    public static JsonNode to(JsonNode older, JsonNode changes) {
        AppliedChanges applied = new AppliedChanges(older);
        assertThat(older.path("revision")).isEqualTo(changes.path("from"));
        applied.draft.set("revision", changes.path("to"));
        fields(applied.draft, changes.path("fields"));
        applied.blocks(changes.path("blocks"));
        return applied.draft;
    }

    private static void fields(ObjectNode object, JsonNode changes) {
        for (JsonNode change : changes) {
            String field = change.path("field").asText();
            assertThat(change.get("from")).as(field).isEqualTo(object.get(field));
            if (change.has("to")) {
                object.set(field, change.get("to"));
            } else {
                object.remove(field);
            }
        }
    }

    private void blocks(JsonNode changes) {
        Map<String, ObjectNode> out = new HashMap<>();
        takeOut(root, outgoing(changes), out);
        for (JsonNode change : changes) {
            String id = change.path("id").asText();
            switch (change.path("change").asText()) {
                case "removed" -> assertThat(change.get("block")).isEqualTo(out.get(id));
                case "added" -> putIn(change, change.path("block").deepCopy());
                case "moved" -> putIn(change, Objects.requireNonNull(out.get(id)));
                case "edited" -> edit(find(root, id).orElseThrow(), change.path("edit"));
                default -> throw new AssertionError(change.toString());
            }
        }
    }

    private static Set<String> outgoing(JsonNode changes) {
        Set<String> ids = new HashSet<>();
        changes.forEach(change -> {
            if (Set.of("removed", "moved").contains(change.path("change").asText())) {
                assertThat(ids.add(change.path("id").asText())).isTrue();
            }
        });
        return ids;
    }

    /** Takes out what is named, also what stands inside of something that is. */
    private static void takeOut(ArrayNode list, Set<String> ids, Map<String, ObjectNode> out) {
        for (int i = list.size() - 1; i >= 0; i--) {
            if (list.get(i).has("blocks")) {
                takeOut((ArrayNode) list.get(i).get("blocks"), ids, out);
            }
            if (ids.contains(list.get(i).path("id").asText())) {
                out.put(list.get(i).path("id").asText(), (ObjectNode) list.remove(i));
            }
        }
    }

    private void putIn(JsonNode change, ObjectNode block) {
        ArrayNode list = change.has("inside")
                ? find(root, change.get("inside").asText()).orElseThrow().withArray("blocks")
                : root;
        int index = 0;
        if (change.has("after")) {
            while (!list.get(index).path("id").equals(change.get("after"))) {
                index++;
            }
            index++;
        }
        list.insert(index, block);
    }

    private static Optional<ObjectNode> find(ArrayNode list, String id) {
        for (JsonNode block : list) {
            if (block.path("id").asText().equals(id)) {
                return Optional.of((ObjectNode) block);
            }
            if (block.has("blocks")) {
                Optional<ObjectNode> inside = find((ArrayNode) block.get("blocks"), id);
                if (inside.isPresent()) {
                    return inside;
                }
            }
        }
        return Optional.empty();
    }

    private static void edit(ObjectNode block, JsonNode edit) {
        assertThat(edit.path("text").size()
                        + edit.path("spans").size()
                        + edit.path("fields").size())
                .isPositive();
        spans(block, edit);
        text(block, edit.path("text"));
        fields(block, edit.path("fields"));
    }

    private static void text(ObjectNode block, JsonNode changes) {
        String older = block.path("text").asText();
        StringBuilder newer = new StringBuilder();
        int at = 0;
        for (JsonNode change : changes) {
            JsonNode from = change.path("from");
            JsonNode to = change.path("to");
            assertThat(from.path("start").asInt()).isGreaterThanOrEqualTo(at);
            newer.append(older, at, from.path("start").asInt());
            at = from.path("end").asInt();
            assertThat(older.substring(from.path("start").asInt(), at))
                    .isEqualTo(from.path("text").asText());
            assertThat(to.path("start").asInt()).isEqualTo(newer.length());
            newer.append(to.path("text").asText());
            assertThat(to.path("end").asInt()).isEqualTo(newer.length());
        }
        block.put("text", newer.append(older, at, older.length()).toString());
    }

    private static void spans(ObjectNode block, JsonNode edit) {
        Set<Integer> removed = new HashSet<>();
        Map<Integer, JsonNode> added = new HashMap<>();
        for (JsonNode change : edit.path("spans")) {
            int index = change.path("index").asInt();
            if (change.path("change").asText().equals("removed")) {
                assertThat(change.get("span")).isEqualTo(block.path("spans").get(index));
                removed.add(index);
            } else {
                added.put(index, change.get("span"));
            }
        }
        List<JsonNode> stay = new ArrayList<>();
        for (int i = 0; i < block.path("spans").size(); i++) {
            if (!removed.contains(i)) {
                stay.add(carried((ObjectNode) block.path("spans").get(i), edit.path("text")));
            }
        }
        ArrayNode spans = block.putArray("spans");
        int size = stay.size() + added.size();
        for (int i = 0; i < size; i++) {
            spans.add(added.containsKey(i) ? added.get(i) : stay.removeFirst());
        }
    }

    private static JsonNode carried(ObjectNode span, JsonNode text) {
        int oldStart = span.path("start").asInt();
        int oldEnd = span.path("end").asInt();
        int start = oldStart;
        int end = oldEnd;
        for (JsonNode change : text) {
            int begins = change.at("/from/start").asInt();
            int ends = change.at("/from/end").asInt();
            int growth = change.at("/to/text").asText().length()
                    - change.at("/from/text").asText().length();
            start += ends <= oldStart ? growth : 0;
            end += begins < oldEnd && ends <= oldEnd ? growth : 0;
        }
        return span.deepCopy().put("start", start).put("end", end);
    }
}
