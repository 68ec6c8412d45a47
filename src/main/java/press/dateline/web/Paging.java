package press.dateline.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.core.UriInfo;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The page that this request asks for, and the way to the next one. */
@RequestScoped
public class Paging {

    /** An id before all others. */
    public static final UUID FIRST_ID = new UUID(0, 0);

    private static final String CURSOR = "cursor";
    private static final String LIMIT = "limit";

    /** What a list may be asked to show of its items; which items they are does not depend on it. */
    private static final List<String> OF_FORM = List.of("fields", "include", "view");

    private final UriInfo uri;
    private final Cursors cursors;
    private final PublicUrl publicUrl;
    private @Nullable String next;
    private @Nullable Narrowing narrowing;
    private @Nullable Map<String, List<String>> own;

    Paging(UriInfo uri, Cursors cursors, PublicUrl publicUrl) {
        this.uri = uri;
        this.cursors = cursors;
        this.publicUrl = publicUrl;
    }

    /** A parameter, and the value that it has on the pages of one of several lists in an answer. */
    private record Narrowing(String parameter, String value) {}

    /** One of several lists that an answer holds: its other pages are asked for with a parameter that chooses it. */
    public Paging narrowed(String parameter, String value) {
        Paging one = new Paging(uri, cursors, publicUrl);
        one.narrowing = new Narrowing(parameter, value);
        return one;
    }

    /**
     * Says which of the address's parameters make the list and its pages, where it takes others that mean nothing.
     *
     * @param parameters by their names, the size of pages included
     */
    public void madeBy(Map<String, List<String>> parameters) {
        own = Map.copyOf(parameters);
    }

    /** Where this page begins: after the item with these sort keys. */
    public record After(Instant instant, UUID id, String text, int number) {}

    /**
     * Where this page begins in a list sorted by rank.
     *
     * @param reckoned when the list's first page was, to which all ranks relate
     */
    public record AfterRank(int rank, Instant reckoned, Instant instant, UUID id) {}

    /** The position of a list sorted by a time and an id; empty on the first page. */
    public Optional<After> afterTime() {
        return keys().map(keys -> new After(keys.instant(0), keys.id(1), "", 0));
    }

    /** The position of a list sorted by a time, an id and a text; empty on the first page. */
    public Optional<After> afterTimeAndText() {
        return keys().map(keys -> new After(keys.instant(0), keys.id(1), keys.text(2), 0));
    }

    /** The position of a list sorted by a text and an id; empty on the first page. */
    public Optional<After> afterText() {
        return keys().map(keys -> new After(Instant.EPOCH, keys.id(1), keys.text(0), 0));
    }

    /** The position of a list sorted by a number, a text and an id; empty on the first page. */
    public Optional<After> afterNumber() {
        return keys().map(keys -> new After(Instant.EPOCH, keys.id(2), keys.text(1), keys.number(0)));
    }

    /** The position of a list sorted by a number, a time and an id; empty on the first page. */
    public Optional<After> afterNumberAndTime() {
        return keys().map(keys -> new After(keys.instant(1), keys.id(2), "", keys.number(0)));
    }

    /** The position of a list sorted by a number that was reckoned at a time, a time and an id; empty on the first page. */
    public Optional<AfterRank> afterRank() {
        return keys().map(keys -> new AfterRank(keys.number(0), keys.instant(1), keys.instant(2), keys.id(3)));
    }

    private Optional<Cursors.Keys> keys() {
        return Optional.ofNullable(uri.getQueryParameters().getFirst(CURSOR))
                .map(cursor -> cursors.decode(list(), cursor));
    }

    /**
     * The page, from a query that asked for one row more than the page holds.
     *
     * @param sortKeys the keys that the list is sorted by, the unique one last
     */
    public <R, T> Page<T> page(List<R> rows, Limit limit, Function<R, T> view, Function<R, List<?>> sortKeys) {
        return Page.of(rows, limit, view, row -> cursor(sortKeys.apply(row)), this::next);
    }

    /** The cursor after an item with these sort keys. */
    public String cursor(List<?> sortKeys) {
        return cursors.encode(list(), sortKeys);
    }

    /** The absolute address of the page after a cursor; it is announced in the Link header too. */
    public String next(String cursor) {
        String address = behind(cursor);
        next = address;
        return address;
    }

    /** The absolute address of the page after a cursor, which need not be the next one. */
    public String behind(String cursor) {
        StringBuilder query = query();
        append(query, CURSOR, cursor);
        return address(query);
    }

    /** The absolute address of this page, with the parameters that make it alone. */
    public String self() {
        StringBuilder query = query();
        Optional.ofNullable(uri.getQueryParameters().getFirst(CURSOR))
                .ifPresent(cursor -> append(query, CURSOR, cursor));
        return address(query);
    }

    /** The absolute address of the list's first page. */
    public String first() {
        return address(query());
    }

    private String address(StringBuilder query) {
        return publicUrl.to(uri.getPath() + (query.isEmpty() ? "" : "?" + query));
    }

    /** The parameters, less the position. */
    private StringBuilder query() {
        StringBuilder query = new StringBuilder();
        parameters().forEach((name, values) -> {
            if (!name.equals(CURSOR) && !name.equals(MinSeq.PARAMETER)) {
                values.forEach(value -> append(query, name, value));
            }
        });
        return query;
    }

    /** The way on from the first page of another list, which stands within this answer. */
    public record Onward(String nextCursor, String next) {}

    /**
     * The way on from the first page of another list than the one that is asked for.
     *
     * @param path that list's path
     * @param filters its parameters
     * @param sortKeys those of the last item shown
     */
    public Onward onward(String path, Map<String, String> filters, List<?> sortKeys) {
        TreeMap<String, List<String>> parameters = new TreeMap<>();
        StringBuilder query = new StringBuilder();
        filters.forEach((name, value) -> {
            parameters.put(name, List.of(value));
            append(query, name, value);
        });
        String cursor = cursors.encode(path + parameters, sortKeys);
        append(query, CURSOR, cursor);
        return new Onward(cursor, publicUrl.to(path + "?" + query));
    }

    Optional<String> announced() {
        return Optional.ofNullable(next);
    }

    private static void append(StringBuilder query, String name, String value) {
        query.append(query.isEmpty() ? "" : "&")
                .append(URLEncoder.encode(name, StandardCharsets.UTF_8))
                .append('=')
                .append(URLEncoder.encode(value, StandardCharsets.UTF_8));
    }

    private Map<String, List<String>> parameters() {
        Map<String, List<String>> parameters = new TreeMap<>(own == null ? uri.getQueryParameters() : own);
        if (narrowing != null) {
            parameters.put(narrowing.parameter(), List.of(narrowing.value()));
        }
        return parameters;
    }

    /** What makes a list this one: its path and filters, without page size and position. */
    private String list() {
        Map<String, List<String>> filters = parameters();
        filters.remove(CURSOR);
        filters.remove(LIMIT);
        filters.remove(MinSeq.PARAMETER);
        OF_FORM.forEach(filters::remove);
        return uri.getPath() + filters;
    }
}
