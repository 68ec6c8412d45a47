package press.dateline.form;

import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An object of JSON, whose members stand in the order in which they were put; those without a value stay away. */
class Node extends LinkedHashMap<String, Object> {

    private static final long serialVersionUID = 1L;

    /** Puts a member, unless its value is absent, an empty text, or an empty list. */
    Node with(String member, @Nullable Object value) {
        if (value != null && !saysNothing(value)) {
            put(member, value);
        }
        return this;
    }

    private static boolean saysNothing(Object value) {
        return switch (value) {
            case String text -> text.isEmpty();
            case List<?> list -> list.isEmpty();
            default -> false;
        };
    }
}
