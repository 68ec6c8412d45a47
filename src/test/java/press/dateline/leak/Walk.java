package press.dateline.leak;

import io.restassured.RestAssured;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import press.dateline.leak.Routes.Question;

/** Asks every address as every caller, and notes who saw what, and where first. */
final class Walk {

    private static final int AT_ONCE = 4;
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final Secret.Traces traces;
    private final Map<String, Map<Secret, String>> seen = new ConcurrentHashMap<>();
    private final Set<String> answered = ConcurrentHashMap.newKeySet();
    private final Set<String> failed = ConcurrentHashMap.newKeySet();

    Walk(Secret.Traces traces) {
        this.traces = traces;
    }

    /**
     * Each caller asks each address twice: those of one address one after the other, from the first to the last and back,
     * at each address another one first. So everybody is given answers that nobody has kept, that somebody else has had
     * kept, and the same once more.
     */
    void ask(List<Question> questions, List<Caller> callers) {
        inParallel(questions, (question, at) -> {
            for (int i = 0; i < 2 * callers.size(); i++) {
                int turn = i < callers.size() ? i : 2 * callers.size() - 1 - i;
                Caller caller = callers.get((turn + at) % callers.size());
                HttpResponse<String> answer = get(question.address(), caller.headers());
                if (answer.statusCode() >= 500) {
                    failed.add(answer.statusCode() + " at " + question.address());
                }
                if (answer.statusCode() == 200) {
                    answered.add(question.operation().id());
                }
                note(caller, question.address(), answer);
            }
        });
    }

    /** What does it, for each of a list and its place. */
    @FunctionalInterface
    interface Step {
        void take(Question question, int at);
    }

    static void inParallel(List<Question> questions, Step step) {
        try (ExecutorService pool = Executors.newFixedThreadPool(AT_ONCE)) {
            List<Future<?>> all = new java.util.ArrayList<>();
            for (int i = 0; i < questions.size(); i++) {
                int at = i;
                all.add(pool.submit(() -> step.take(questions.get(at), at)));
            }
            for (Future<?> one : all) {
                one.get();
            }
        } catch (ExecutionException e) {
            throw new AssertionError(String.valueOf(e.getCause()), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    static HttpResponse<String> get(String address, Map<String, String> headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create("http://localhost:" + RestAssured.port + address))
                .timeout(PATIENCE);
        headers.forEach(request::header);
        try {
            return HTTP.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(address, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void note(Caller caller, String address, HttpResponse<String> answer) {
        String told = answer.body() + answer.headers().map();
        Map<Secret, String> of =
                seen.computeIfAbsent(caller.name(), _ -> Collections.synchronizedMap(new EnumMap<>(Secret.class)));
        traces.in(told, address + caller.headers())
                .forEach(secret -> of.putIfAbsent(secret, address + " " + answer.statusCode()));
    }

    /** What each caller saw that it should not, and what it did not see that it should, with where. */
    Map<String, Set<String>> differences(List<Caller> callers, boolean isAfter) {
        Map<String, Set<String>> differences = new TreeMap<>();
        for (Caller caller : callers) {
            Map<Secret, String> of = seen.getOrDefault(caller.name(), Map.of());
            Set<Secret> expected = isAfter ? caller.after() : caller.before();
            Set<String> wrong = new TreeSet<>();
            of.forEach((secret, where) -> {
                if (!expected.contains(secret)) {
                    wrong.add(secret + " is seen at " + where);
                }
            });
            expected.stream()
                    .filter(secret -> Routes.WHOLE && !of.containsKey(secret))
                    .forEach(secret -> wrong.add(secret + " is not seen"));
            if (!wrong.isEmpty()) {
                differences.put(caller.name(), wrong);
            }
        }
        if (!failed.isEmpty()) {
            differences.put("the server has failed", new TreeSet<>(failed));
        }
        return differences;
    }

    /** The operations that somebody was answered 200. */
    Set<String> answered() {
        return answered;
    }
}
