package press.dateline.database;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.regex.Pattern;
import org.hibernate.Session;
import org.hibernate.query.NativeQuery;

/**
 * Several writes that go to the server as one statement, in one round trip ({@code WITH … AS (INSERT …), …}). They all
 * see the rows as these were before it, and run in no particular order: none may touch a row that another one writes.
 */
public final class Writes {

    private static final Pattern PARAMETER = Pattern.compile("(?<!:):([a-z][A-Za-z0-9]*)");

    private final List<String> parts = new ArrayList<>();
    private final Map<String, Object> parameters = new HashMap<>();

    /**
     * Adds a write.
     *
     * @param sql with named parameters; they are its own
     * @param values of the parameters, none of them null
     */
    public void add(String sql, Map<String, ?> values) {
        String prefix = "w" + parts.size();
        parts.add(PARAMETER.matcher(sql).replaceAll(":" + prefix + "$1"));
        values.forEach((name, value) -> parameters.put(prefix + name, value));
    }

    /** Does all of it. */
    public void execute(Session session) {
        if (parts.isEmpty()) {
            return;
        }
        StringJoiner with = new StringJoiner(", ", "WITH ", " SELECT 1");
        for (int i = 0; i < parts.size(); i++) {
            with.add("w" + i + " AS (" + parts.get(i) + ")");
        }
        NativeQuery<Integer> query = session.createNativeQuery(with.toString(), Integer.class);
        parameters.forEach(query::setParameter);
        query.getSingleResult();
        parts.clear();
        parameters.clear();
    }
}
