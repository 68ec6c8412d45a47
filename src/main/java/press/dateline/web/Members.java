package press.dateline.web;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What {@code include} adds to rendered JSON. */
public final class Members {

    /** The parameter's name. */
    public static final String INCLUDE = "include";

    private Members() {}

    /**
     * The names in {@code include}, each once.
     *
     * @param include the parameter; null: it was not sent
     * @param all those that there are
     * @throws ProblemException 400 where one is unknown, with the nearest that there are
     */
    public static List<String> named(@Nullable String include, List<String> all) {
        if (include == null) {
            return List.of();
        }
        List<String> names = Arrays.asList(include.split(",", -1));
        for (String name : names) {
            if (!all.contains(name)) {
                throw ProblemException.parameter(
                        INCLUDE,
                        "there is no part '" + Texts.excerpt(name) + "'; the nearest are "
                                + String.join(", ", Similarity.nearest(name, all)) + ".");
            }
        }
        return names.stream().distinct().toList();
    }

    /** A JSON object, which has members already, with more of them at its end. */
    public static byte[] added(byte[] object, Map<String, byte[]> members) {
        if (members.isEmpty()) {
            return object;
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream(object.length * 2);
        out.write(object, 0, object.length - 1);
        members.forEach((name, value) -> {
            out.writeBytes((",\"" + name + "\":").getBytes(StandardCharsets.UTF_8));
            out.writeBytes(value);
        });
        out.write('}');
        return out.toByteArray();
    }
}
