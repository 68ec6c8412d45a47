package press.dateline.leak;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Somebody who calls.
 *
 * @param headers what they send with each request
 * @param before what they see somewhere of what is secret, before the embargo's end
 * @param after what they see once it has ended
 */
record Caller(String name, Map<String, String> headers, Set<Secret> before, Set<Secret> after) {

    /** One with a key. */
    static Caller withKey(String name, String key, Set<Secret> before, Set<Secret> after) {
        return new Caller(name, Map.of("X-Api-Key", key), before, after);
    }

    /** Somebody who differs in nothing but the name. */
    Caller named(String other) {
        return new Caller(other, headers, before, after);
    }

    /** The same one, who sends something more. */
    Caller sending(String header, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new Caller(name, more, before, after);
    }
}
