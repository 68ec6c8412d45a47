package press.dateline.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Singleton;

/** JSON Merge Patch (RFC 7396): a member replaces, null removes, what is absent stays; lists are replaced whole. */
@Singleton
public final class MergePatch {

    /** Media type of a patch; plain JSON is taken as one too. */
    public static final String MEDIA_TYPE = "application/merge-patch+json";

    private final Bodies bodies;

    MergePatch(Bodies bodies) {
        this.bodies = bodies;
    }

    /**
     * What the thing becomes.
     *
     * @param current the writable shape as it stands
     * @throws ProblemException naming the place where the outcome breaks the shape
     */
    public <T> T apply(T current, JsonNode patch, Class<T> shape) {
        if (!patch.isObject()) {
            throw ProblemException.body("", "A merge patch is a JSON object.");
        }
        return bodies.read(merge(bodies.write(current), patch), shape);
    }

    /** The function MergePatch of RFC 7396, section 2. */
    static JsonNode merge(JsonNode target, JsonNode patch) {
        if (!patch.isObject()) {
            return patch;
        }
        ObjectNode merged = target.isObject() ? target.deepCopy() : JsonNodeFactory.instance.objectNode();
        patch.properties().forEach(member -> {
            if (member.getValue().isNull()) {
                merged.remove(member.getKey());
            } else {
                JsonNode before = merged.path(member.getKey());
                merged.set(member.getKey(), merge(before, member.getValue()));
            }
        });
        return merged;
    }
}
