package press.dateline.database;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.regex.Pattern;
import org.hibernate.Session;
import org.hibernate.query.MutationQuery;

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
        // One of them is the statement itself: that of a query with a result of one value is planned anew each time.
        StringJoiner with = new StringJoiner(", ", "WITH ", " ").setEmptyValue("");
        for (int i = 1; i < parts.size(); i++) {
            with.add("w" + i + " AS (" + parts.get(i) + ")");
        }
        MutationQuery query = session.createNativeMutationQuery(with + parts.getFirst());
        parameters.forEach(query::setParameter);
        query.executeUpdate();
        parts.clear();
        parameters.clear();
    }
}
