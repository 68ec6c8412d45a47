package press.dateline.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.RestAssured;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;

/**
 * Executes the examples of a document as a reader would: its {@code sh} blocks, in order, in one shell, with curl. What
 * must hold:
 *
 * <ul>
 *   <li>Each call is answered below 400, but for the last one of a block with an {@code http} block after it.
 *   <li>An {@code http} block shows the answer to the last call of the block before it, as {@link ShownAnswer} says.
 *   <li>Assignments of plain words ({@code API=http://localhost:8080}, {@code KEY=dl_…}) are the reader's to fill in:
 *       the test gives their values.
 * </ul>
 *
 * A read is answered as fresh as the last write, whatever this instance has taken of the log yet.
 */
public final class Examples {

    private static final int PATIENCE_SECONDS = 120;
    private static final Pattern ASSIGNMENT = Pattern.compile("(?m)^([A-Z][A-Z_]*)=([^$\\s]*)$");

    /** curl, as the document's commands find it: it notes what each call is answered. */
    private static final String PRELUDE = """
        set -eu
        curl() {
          if [ -s "$OUT/seq" ]; then command curl -sS -o "$OUT/waited" "$API/v1/site?minSeq=$(cat "$OUT/seq")"; fi
          CALL=$(mktemp "$OUT/call-XXXXXX")
          echo "$CALL" >> "$OUT/$BLOCK.calls"
          command curl -D "$CALL.head" "$@" | tee "$CALL.body"
          SEQ_NOW=$(sed -n 's/^[Dd]ateline-[Ss]eq: *\\([0-9]*\\).*/\\1/p' "$CALL.head" | tail -n 1)
          if [ -n "$SEQ_NOW" ]; then echo "$SEQ_NOW" > "$OUT/seq"; fi
        }
        """;

    private final Path document;
    private final List<Example> examples = new ArrayList<>();

    /** A block of commands, and the answer that is shown for its last call; empty where none is. */
    private record Example(String commands, String answer) {}

    private Examples(Path document, @Nullable String heading) throws IOException {
        this.document = document;
        Blocks found = new Blocks(heading);
        Parser.builder().build().parse(Files.readString(document)).accept(found);
        List<FencedCodeBlock> blocks = found.blocks;
        for (int i = 0; i < blocks.size(); i++) {
            if (blocks.get(i).getInfo().equals("sh")) {
                boolean isShown =
                        i + 1 < blocks.size() && blocks.get(i + 1).getInfo().equals("http");
                examples.add(new Example(
                        blocks.get(i).getLiteral(), isShown ? blocks.get(i + 1).getLiteral() : ""));
            }
        }
    }

    /** Finds the blocks of a document, or those below a heading of it. */
    private static final class Blocks extends AbstractVisitor {

        private final List<FencedCodeBlock> blocks = new ArrayList<>();
        private final @Nullable String wanted;
        private int level;
        private boolean isBelow;

        Blocks(@Nullable String heading) {
            wanted = heading;
            isBelow = heading == null;
        }

        @Override
        public void visit(Heading heading) {
            boolean is = heading.getFirstChild() instanceof Text text
                    && text.getLiteral().equals(wanted);
            if (is) {
                level = heading.getLevel();
                isBelow = true;
            } else if (wanted != null && heading.getLevel() <= level) {
                isBelow = false;
            }
        }

        @Override
        public void visit(FencedCodeBlock block) {
            if (isBelow) {
                blocks.add(block);
            }
        }
    }

    /** Those of a document, such as {@code docs/partners.md}. */
    public static Examples of(String document) {
        return read(document, null);
    }

    /** Those that stand below a heading of a document. */
    public static Examples below(String document, String heading) {
        return read(document, heading);
    }

    private static Examples read(String document, @Nullable String heading) {
        try {
            Examples examples = new Examples(Path.of(document), heading);
            assertThat(examples.examples).as(document).isNotEmpty();
            return examples;
        } catch (IOException e) {
            throw new IllegalStateException(document, e);
        }
    }

    /**
     * Executes them all.
     *
     * @param values of what a reader fills in, by name; API is given already
     */
    public void run(Map<String, String> values) {
        Assumptions.assumeTrue(
                isInstalled("sh") && isInstalled("curl"), "skipped: there is no sh, or no curl, as the examples need");
        Map<String, String> given = new HashMap<>(values);
        given.put("API", "http://localhost:" + RestAssured.port);
        try {
            Path folder = Files.createTempDirectory(Files.createDirectories(Path.of("target/examples")), "run-")
                    .toAbsolutePath();
            String log = execute(folder, script(given));
            assertThat(folder.resolve("end")).as("%s stops: %s", document, log).exists();
            SoftAssertions all = new SoftAssertions();
            for (int i = 0; i < examples.size(); i++) {
                int at = i;
                all.assertThatCode(() -> check(folder, at)).doesNotThrowAnyException();
            }
            all.assertAll();
        } catch (IOException e) {
            throw new IllegalStateException(document.toString(), e);
        }
    }

    private String script(Map<String, String> given) {
        StringBuilder script = new StringBuilder(PRELUDE);
        for (int i = 0; i < examples.size(); i++) {
            script.append("BLOCK=").append(i).append('\n');
            script.append(filled(examples.get(i).commands, given)).append('\n');
        }
        return script.append("echo > \"$OUT/end\"\n").toString();
    }

    private String filled(String commands, Map<String, String> given) {
        return ASSIGNMENT.matcher(commands).replaceAll(found -> {
            assertThat(given).as("%s: nobody gives the test a value", document).containsKey(found.group(1));
            return Matcher.quoteReplacement(found.group(1) + "='" + given.get(found.group(1)) + "'");
        });
    }

    private String execute(Path folder, String script) throws IOException {
        Path file = Files.writeString(folder.resolve("script.sh"), script);
        Path log = folder.resolve("log");
        ProcessBuilder builder = new ProcessBuilder("sh", file.toString())
                .directory(Files.createDirectory(folder.resolve("here")).toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().put("OUT", folder.toString());
        builder.environment().put("no_proxy", "localhost");
        Process process = builder.start();
        try {
            assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS))
                    .as("%s: still running: %s", document, Files.readString(log))
                    .isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } finally {
            process.destroyForcibly();
        }
        return Files.readString(log);
    }

    private void check(Path folder, int at) throws IOException {
        Example example = examples.get(at);
        String what = "%s: %s".formatted(document, example.commands);
        Path calls = folder.resolve(at + ".calls");
        List<String> names = Files.exists(calls) ? Files.readAllLines(calls) : List.of();
        boolean isShown = !example.answer.isEmpty();
        assertThat(isShown && names.isEmpty()).as(what).isFalse();
        for (int i = 0; i < names.size(); i++) {
            Path head = Path.of(names.get(i) + ".head");
            assertThat(head).as(what).isNotEmptyFile();
            ShownAnswer.Answer answer =
                    ShownAnswer.Answer.of(Files.readString(head), Files.readString(Path.of(names.get(i) + ".body")));
            if (isShown && i == names.size() - 1) {
                ShownAnswer.of(example.answer).assertShows(answer, what);
            } else {
                assertThat(answer.status()).as("%s%n%s", what, answer).isBetween(200, 399);
            }
        }
    }

    private static boolean isInstalled(String name) {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .map(folder -> Path.of(folder, name))
                .anyMatch(Files::isExecutable);
    }
}
