package press.dateline.article;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import press.dateline.article.EditorialRecord.Entry;
import press.dateline.testing.Pages;

/**
 * Compares what clients were told with what is stored and what readers get, when all is quiet. Each article must be, in
 * every {@link EditorialAspect}, one of those that its client's record allows.
 */
final class EditorialJudge {

    private final Map<EditorialAspect, Map<UUID, List<String>>> stored = new EnumMap<>(EditorialAspect.class);
    private final Map<String, UUID> ids = new HashMap<>();
    private final Map<UUID, List<Long>> numbers = new HashMap<>();
    private final Map<String, String> answers = new HashMap<>();
    private final List<Long> log = new ArrayList<>();
    private final EditorialVerdict verdict = new EditorialVerdict();

    /** Looks at everything. */
    static EditorialVerdict judge(
            Connection connection, List<EditorialRecord> records, Supplier<RequestSpecification> caller)
            throws SQLException {
        EditorialJudge judge = new EditorialJudge();
        judge.load(connection);
        judge.judgeLog(caller);
        Set<String> published = new HashSet<>();
        records.forEach(record -> judge.judge(record, caller)
                .filter(EditorialState::isPublished)
                .ifPresent(_ -> published.add(record.slug())));
        judge.judgeList(published, caller);
        judge.judgeStrangers(records);
        return judge.verdict;
    }

    private void load(Connection connection) throws SQLException {
        for (EditorialAspect aspect : EditorialAspect.values()) {
            Map<UUID, List<String>> rows = new HashMap<>();
            query(
                    connection,
                    aspect.sql(),
                    row -> rows.computeIfAbsent(row.getObject(1, UUID.class), _ -> new ArrayList<>())
                            .add(row.getString(2)));
            stored.put(aspect, rows);
        }
        query(
                connection,
                "SELECT slug, id FROM article",
                row -> ids.put(row.getString(1), row.getObject(2, UUID.class)));
        query(connection, "SELECT seq, type, target_id FROM change ORDER BY seq", row -> {
            log.add(row.getLong(1));
            if (row.getString(2).equals("article")) {
                numbers.computeIfAbsent(row.getObject(3, UUID.class), _ -> new ArrayList<>())
                        .add(row.getLong(1));
            }
        });
        query(
                connection,
                "SELECT key, status, body FROM idempotent_answer",
                row -> answers.put(
                        row.getString(1), row.getInt(2) + " " + new String(row.getBytes(3), StandardCharsets.UTF_8)));
        query(
                connection,
                "SELECT target_id, kind, at, last_error FROM due WHERE state IN ('waiting', 'failed')",
                row -> {
                    verdict.forgotten++;
                    verdict.faults.add(
                            "forgotten: " + row.getString(1) + " at " + row.getString(3) + ": " + row.getString(4));
                });
    }

    /** Something that is done with each row of an answer. */
    private interface RowReader {
        void read(ResultSet row) throws SQLException;
    }

    private static void query(Connection connection, String sql, RowReader reader) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                reader.read(rows);
            }
        }
    }

    /** From 1 on without a gap, and told to callers as it is stored. */
    private void judgeLog(Supplier<RequestSpecification> caller) {
        for (int i = 0; i < log.size(); i++) {
            long before = i == 0 ? 0 : log.get(i - 1);
            verdict.gaps += (int) (log.get(i) - before - 1);
        }
        List<String> told = new ArrayList<>();
        String next = "/v1/changes?after=0&type=article&limit=100";
        boolean upToDate = false;
        while (!upToDate) {
            Response page = caller.get().urlEncodingEnabled(false).get(next);
            told.addAll(page.jsonPath().getList("items.collect { it.seq + ' ' + it.id }", String.class));
            upToDate = page.jsonPath().getBoolean("upToDate");
            next = Pages.path(page.jsonPath().getString("next"));
        }
        List<String> expected = numbers.entrySet().stream()
                .flatMap(of -> of.getValue().stream().map(seq -> Map.entry(seq, of.getKey())))
                .sorted(Map.Entry.comparingByKey())
                .map(row -> row.getKey() + " " + row.getValue())
                .toList();
        requireRead(
                told.equals(expected),
                "/v1/changes tells " + told.size() + " changes, " + expected.size() + " are stored");
    }

    /** Which of the possible states the article is in; empty if in none of them. */
    private Optional<EditorialState> judge(EditorialRecord article, Supplier<RequestSpecification> caller) {
        UUID id = ids.get(article.slug());
        Map<EditorialAspect, List<String>> facts = facts(id);
        List<EditorialState> finals = article.finals();
        List<EditorialState> fitting = finals.stream()
                .filter(state -> id == null ? state.isAbsent() : state.facts().equals(facts))
                .toList();
        if (fitting.isEmpty()) {
            sort(article, finals, facts);
            return Optional.empty();
        }
        if (id != null) {
            verdict.articles++;
        }
        Optional<EditorialState> is =
                fitting.stream().filter(state -> isInOrder(article, state, id)).findFirst();
        is.ifPresentOrElse(
                state -> {
                    verdict.schedulesRun += state.schedulesRun();
                    judgeAnswers(article, state);
                    judgeReading(article, state, caller.get());
                },
                () -> {
                    verdict.halfDone++;
                    verdict.faults.add("its changes are numbered " + numbers.get(id)
                            + ", which is not when they were made: " + article);
                });
        return is;
    }

    private Map<EditorialAspect, List<String>> facts(@Nullable UUID id) {
        Map<EditorialAspect, List<String>> facts = new EnumMap<>(EditorialAspect.class);
        stored.forEach((aspect, rows) -> facts.put(aspect, rows.getOrDefault(id, List.of())));
        return facts;
    }

    private void sort(EditorialRecord article, List<EditorialState> finals, Map<EditorialAspect, List<String>> facts) {
        boolean lacks = finals.stream().allMatch(state -> isMore(state.facts(), facts));
        boolean hasMore = finals.stream().allMatch(state -> isMore(facts, state.facts()));
        if (lacks) {
            verdict.lost++;
        } else if (hasMore) {
            verdict.doneTwice++;
        } else {
            verdict.halfDone++;
        }
        String what = lacks ? "lost: " : hasMore ? "more than was asked for: " : "half done: ";
        verdict.faults.add(what
                + finals.stream().map(state -> difference(facts, state.facts())).toList() + " of " + article);
    }

    private static String difference(
            Map<EditorialAspect, List<String>> facts, Map<EditorialAspect, List<String>> expected) {
        return expected.entrySet().stream()
                .filter(entry -> !entry.getValue().equals(facts.get(entry.getKey())))
                .map(entry -> entry.getKey() + " is " + facts.get(entry.getKey()) + ", not " + entry.getValue())
                .collect(Collectors.joining("; "));
    }

    /** Whether there is more of something in the one than in the other. */
    private static boolean isMore(Map<EditorialAspect, List<String>> one, Map<EditorialAspect, List<String>> other) {
        return List.of(
                        EditorialAspect.STANDING,
                        EditorialAspect.REVISIONS,
                        EditorialAspect.LOG,
                        EditorialAspect.SCHEDULES,
                        EditorialAspect.CORRECTIONS,
                        EditorialAspect.ACTS)
                .stream()
                .anyMatch(aspect -> Objects.requireNonNull(one.get(aspect)).size()
                        > Objects.requireNonNull(other.get(aspect)).size());
    }

    /** A step's number is higher than all that its client knew before, and not higher than what it was told then. */
    private boolean isInOrder(EditorialRecord article, EditorialState state, @Nullable UUID id) {
        List<Long> seqs = numbers.getOrDefault(id, List.of());
        for (int i = 0; i < seqs.size(); i++) {
            int step = state.log().get(i).step();
            if (step != EditorialState.BY_SCHEDULE) {
                Entry entry = article.entries().get(step);
                EditorialAnswer answer = entry.answer();
                long told = answer == null ? Long.MAX_VALUE : answer.seq();
                if (seqs.get(i) <= entry.seqBefore() || seqs.get(i) > told) {
                    return false;
                }
            }
        }
        return true;
    }

    /** The answer is stored with the effect, or neither is. */
    private void judgeAnswers(EditorialRecord article, EditorialState state) {
        for (int number = 0; number < article.entries().size(); number++) {
            Entry entry = article.entries().get(number);
            EditorialAnswer answer = entry.answer();
            boolean isDone = state.has(number);
            if (entry.isInDoubt() && isDone) {
                verdict.foundDone++;
            }
            if (entry.key() != null) {
                String found = answers.get(entry.key());
                boolean fits = (entry.isAcknowledged() && answer != null)
                        ? (answer.status() + " " + answer.body()).equals(found)
                        : (found != null) == isDone;
                if (!fits) {
                    verdict.halfDone++;
                    verdict.faults.add("the answer stored for " + entry + " is " + found + ": " + article);
                }
            }
        }
    }

    private void judgeReading(EditorialRecord article, EditorialState state, RequestSpecification caller) {
        Response read = caller.get("/v1/articles/" + article.slug());
        int expected = state.isPublished() ? 200 : state.isKnown() ? 410 : 404;
        boolean fits = read.statusCode() == expected;
        if (fits && expected == 200) {
            fits = read.jsonPath().getString("headline").equals(state.publicText())
                    && read.jsonPath().getInt("revision") == state.published()
                    && Set.copyOf(read.jsonPath().getList("corrections.text", String.class))
                            .equals(Set.copyOf(state.corrections()));
        }
        requireRead(fits, "readers get " + read.statusCode() + " " + read.asString() + " of " + article);
    }

    private void judgeList(Set<String> published, Supplier<RequestSpecification> caller) {
        List<String> listed = Pages.walk(caller, "/v1/articles?section=news&limit=100", "slug");
        requireRead(
                listed.size() == published.size() && published.equals(Set.copyOf(listed)),
                listed.size() + " articles are listed, " + published.size() + " are published");
    }

    /** Nothing is there that nobody asked for. */
    private void judgeStrangers(List<EditorialRecord> records) {
        Set<UUID> known = records.stream()
                .map(record -> ids.get(record.slug()))
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        stored.forEach((aspect, rows) -> rows.forEach((id, facts) -> {
            if (!known.contains(id)) {
                verdict.halfDone++;
                verdict.faults.add(aspect + " of " + id + ", which nobody made: " + facts);
            }
        }));
    }

    private void requireRead(boolean fits, String otherwise) {
        if (!fits) {
            verdict.misread++;
            verdict.faults.add(otherwise);
        }
    }
}
