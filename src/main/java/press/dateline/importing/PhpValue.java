package press.dateline.importing;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads what PHP's serialize() writes, as far as plain values and arrays go: no objects are made of it. */
final class PhpValue {

    private static final int DEEPEST = 16;

    private final byte[] text;
    private int at;

    private PhpValue(byte[] text) {
        this.text = text;
    }

    /** The array that a text holds; empty where it holds none, or is broken. Values are texts and further arrays. */
    static Map<String, Object> array(String text) {
        try {
            return new PhpValue(text.getBytes(StandardCharsets.UTF_8)).value(0) instanceof Map<?, ?> map
                    ? copy(map)
                    : Map.of();
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            return Map.of();
        }
    }

    private static Map<String, Object> copy(Map<?, ?> map) {
        Map<String, Object> copy = new LinkedHashMap<>();
        map.forEach((name, value) -> copy.put(String.valueOf(name), value));
        return copy;
    }

    private @Nullable Object value(int depth) {
        if (depth > DEEPEST) {
            throw new IllegalArgumentException("too deep");
        }
        char type = (char) text[at];
        at += 2;
        return switch (type) {
            case 'N' -> null;
            case 'i', 'd', 'b' -> upTo(';');
            case 's' -> {
                int length = Integer.parseInt(upTo(':'));
                if (length < 0 || length > text.length - at - 2) {
                    throw new IllegalArgumentException("too long");
                }
                String string = new String(text, at + 1, length, StandardCharsets.UTF_8);
                at += length + 3;
                yield string;
            }
            case 'a' -> array(depth);
            default -> throw new IllegalArgumentException("unknown type");
        };
    }

    private Map<String, Object> array(int depth) {
        int size = Integer.parseInt(upTo(':'));
        at++;
        Map<String, Object> array = new LinkedHashMap<>();
        for (int i = 0; i < size; i++) {
            String name = String.valueOf(value(depth + 1));
            Object value = value(depth + 1);
            if (value != null) {
                array.put(name, value);
            }
        }
        at++;
        return array;
    }

    private String upTo(char end) {
        int from = at;
        while (text[at] != end) {
            at++;
        }
        at++;
        return new String(text, from, at - 1 - from, StandardCharsets.UTF_8);
    }
}
