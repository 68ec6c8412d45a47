package press.dateline.web;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.filter.FilteringGeneratorDelegate;
import com.fasterxml.jackson.core.filter.TokenFilter;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The members that {@code fields} asks for: paths through a record's members, parted by commas, which go through lists.
 * What they name is taken over from the answer's bytes as it stands there.
 */
final class FieldPaths {

    private static final int MOST_PATHS = 100;
    private static final int LONGEST_PATH = 100;

    private final Kept kept = new Kept();

    /**
     * @param text the parameter
     * @param shape what has the members
     * @param always members that are kept in any case
     * @throws ProblemException 400 where there is no such member, naming the nearest
     */
    FieldPaths(String text, JavaType shape, RecordMembers members, Collection<String> always) {
        String[] paths = text.split(",", -1);
        if (paths.length > MOST_PATHS) {
            throw ProblemException.parameter(
                    Sparse.PARAMETER, "takes " + MOST_PATHS + " paths at most, not " + paths.length + ".");
        }
        always.forEach(name -> kept.add(name).whole = true);
        for (String path : paths) {
            if (path.length() > LONGEST_PATH) {
                throw ProblemException.parameter(
                        Sparse.PARAMETER,
                        "a path has " + LONGEST_PATH + " characters at most, not " + path.length() + ".");
            }
            JavaType type = shape;
            Kept here = kept;
            for (String name : path.split("\\.", -1)) {
                type = members.of(type).get(name);
                if (type == null) {
                    throw unknown(path, shape, members);
                }
                here = here.add(name);
            }
            here.whole = true;
        }
    }

    private static ProblemException unknown(String path, JavaType shape, RecordMembers members) {
        List<String> all = members.paths(shape);
        String last = path.substring(path.lastIndexOf('.') + 1);
        String first = path.substring(0, Math.max(0, path.indexOf('.')));
        // Who knows the name but not quite where it stands comes before who has mistyped it.
        Set<String> near = new LinkedHashSet<>();
        all.stream()
                .filter(other -> other.startsWith(first + ".") && other.endsWith("." + last))
                .forEach(near::add);
        near.addAll(Similarity.nearest(path, all));
        return ProblemException.parameter(
                Sparse.PARAMETER,
                "there is no '" + Texts.excerpt(path) + "'; the nearest are "
                        + String.join(", ", near.stream().limit(3).toList()) + ".");
    }

    /** What of a JSON object is asked for. */
    byte[] of(byte[] object, ObjectMapper json) {
        return filtered(object, kept, json);
    }

    /** A list's page with what of its items is asked for. */
    byte[] ofItems(byte[] page, ObjectMapper json) {
        return filtered(page, new Around(kept), json);
    }

    private static byte[] filtered(byte[] bytes, TokenFilter filter, ObjectMapper json) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(bytes.length);
        try (JsonParser parser = json.createParser(bytes);
                JsonGenerator generator = new FilteringGeneratorDelegate(
                        json.createGenerator(out), filter, TokenFilter.Inclusion.INCLUDE_ALL_AND_PATH, true)) {
            while (parser.nextToken() != null) {
                generator.copyCurrentEventExact(parser);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /** The members that are kept of an object, or of each object in a list. */
    private static final class Kept extends TokenFilter {

        private final Map<String, Kept> members = new HashMap<>();
        private boolean whole;

        Kept add(String name) {
            return members.computeIfAbsent(name, _ -> new Kept());
        }

        @Override
        public @Nullable TokenFilter includeProperty(String name) {
            Kept member = members.get(name);
            return member == null || !member.whole ? member : TokenFilter.INCLUDE_ALL;
        }

        @Override
        public boolean includeEmptyArray(boolean filtered) {
            return true;
        }

        @Override
        public boolean includeEmptyObject(boolean filtered) {
            return true;
        }
    }

    /** All but the items, of which some is kept. */
    private static final class Around extends TokenFilter {

        private final Kept items;

        Around(Kept items) {
            this.items = items;
        }

        @Override
        public TokenFilter includeProperty(String name) {
            return name.equals("items") ? items : TokenFilter.INCLUDE_ALL;
        }
    }
}
