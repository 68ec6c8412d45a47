package press.dateline.importing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import press.dateline.block.Block;
import press.dateline.block.Span;

/** The demonstration content that a first start loads, read as a file: it must be right before anything imports it. */
class DemoContentTest {

    private static final String FOUNDING_STORY = "sochi-talks-putin-merkel";
    private static final List<String> TYPES =
            List.of("image", "site", "section", "tag", "place", "person", "article", "comment");
    private static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private final List<JsonNode> lines =
            resource("/demo/content.ndjson").lines().map(DemoContentTest::json).toList();

    @Test
    void linesAreOfKnownTypesInTheOrderInWhichTheyReferToEachOther() {
        List<Integer> order = lines.stream()
                .map(line -> TYPES.indexOf(line.path("type").asText()))
                .toList();
        assertThat(order).doesNotContain(-1).isSorted();
        assertThat(all("site")).hasSize(1);
    }

    @Test
    void idsAreUniqueAndOfVersion7() {
        List<String> ids = new ArrayList<>();
        lines.stream()
                .filter(line -> !line.path("type").asText().equals("site"))
                .forEach(line -> {
                    ids.add(line.path("id").asText());
                    line.path("quotes")
                            .forEach(quote -> ids.add(quote.path("id").asText()));
                    line.path("corrections")
                            .forEach(correction -> ids.add(correction.path("id").asText()));
                });
        assertThat(ids).doesNotHaveDuplicates().allSatisfy(id -> {
            UUID uuid = UUID.fromString(id);
            assertThat(uuid).hasToString(id);
            assertThat(uuid.version()).isEqualTo(7);
            assertThat(uuid.variant()).isEqualTo(2);
            assertThat(Instant.ofEpochMilli(uuid.getMostSignificantBits() >>> 16))
                    .isBetween(Instant.parse("2015-01-01T00:00:00Z"), Instant.parse("2026-01-01T00:00:00Z"));
        });
    }

    @Test
    void slugsAreUniqueWithinTheirType() {
        lines.stream()
                .filter(line -> line.has("slug"))
                .collect(groupingBy(line -> line.path("type").asText()))
                .forEach((type, ofType) -> assertThat(ofType)
                        .as(type)
                        .extracting(line -> line.path("slug").asText())
                        .doesNotHaveDuplicates()
                        .allMatch(slug -> slug.matches("[a-z0-9]+(-[a-z0-9]+)*")));
    }

    @Test
    void whatIsReferredToStandsInAnEarlierLine() {
        Known known = new Known();
        for (JsonNode line : lines) {
            switch (line.path("type").asText()) {
                case "section", "place" ->
                    known.assertOptional(line.path("type").asText(), line.path("parent"));
                case "person" -> {
                    known.assertOptional("image", line.path("portrait"));
                    line.path("offices").forEach(office -> known.assertOptional("place", office.path("place")));
                }
                case "article" -> assertReferences(line, known);
                case "comment" -> known.assertKnown("article", line.path("article"));
                default -> {}
            }
            known.add(line);
        }
        known.assertKnown("image", all("site").getFirst().path("logo"));
    }

    private static void assertReferences(JsonNode article, Known known) {
        known.assertKnown("section", article.path("section"));
        known.assertOptional("image", article.path("leadImage"));
        known.assertOptional("place", article.path("dateline").path("place"));
        article.path("tags").forEach(tag -> known.assertKnown("tag", tag));
        article.path("authors").forEach(author -> known.assertKnown("person", author.path("person")));
        article.path("people").forEach(person -> known.assertKnown("person", person.path("person")));
        article.path("places").forEach(place -> known.assertKnown("place", place.path("place")));
        article.path("quotes")
                .forEach(quote ->
                        known.assertKnown("person", quote.path("speaker").path("person")));
        for (Block block : blocks(article)) {
            images(block).forEach(image -> known.assertKnown("image", image.toString()));
            block.spans().stream()
                    .filter(span ->
                            span.type().equals(Span.PERSON) || span.type().equals(Span.PLACE))
                    .forEach(span -> known.assertKnown(span.type(), String.valueOf(span.id())));
        }
    }

    private static Stream<UUID> images(Block block) {
        return switch (block) {
            case Block.Image image -> Stream.of(image.image());
            case Block.Gallery gallery -> gallery.images().stream();
            case Block.Video video -> Stream.ofNullable(video.poster());
            default -> Stream.of();
        };
    }

    @Test
    void repliesAnswerEarlierCommentsOfTheSameStory() {
        Map<String, JsonNode> earlier = new HashMap<>();
        for (JsonNode comment : all("comment")) {
            if (comment.has("parent")) {
                String id = comment.path("parent").asText();
                assertThat(earlier).containsKey(id);
                JsonNode parent = Objects.requireNonNull(earlier.get(id));
                assertThat(parent.path("article")).isEqualTo(comment.path("article"));
                assertThat(parent.has("parent")).as("one level deep").isFalse();
                assertThat(time(parent, "createdAt")).isBefore(time(comment, "createdAt"));
            }
            earlier.put(comment.path("id").asText(), comment);
        }
    }

    @Test
    void spansLieInTheirTextAndNest() {
        for (JsonNode article : all("article")) {
            assertThat(blocks(article)).extracting(Block::id).doesNotHaveDuplicates();
            assertThat(article.path("corrections"))
                    .allSatisfy(correction -> assertThat(blocks(article))
                            .extracting(Block::id)
                            .contains(correction.path("block").asText()));
            for (Block block : blocks(article)) {
                Deque<Span> around = new ArrayDeque<>();
                int start = 0;
                for (Span span : block.spans()) {
                    String where = article.path("slug").asText() + " " + block.id() + " " + span;
                    assertThat(span.start()).as(where).isBetween(start, span.end() - 1);
                    assertThat(span.end())
                            .as(where)
                            .isLessThanOrEqualTo(block.text().length());
                    assertThat(block.text().substring(span.start(), span.end()))
                            .as(where)
                            .isEqualTo(block.text()
                                    .substring(span.start(), span.end())
                                    .strip());
                    while (!around.isEmpty() && around.peek().end() <= span.start()) {
                        around.pop();
                    }
                    if (!around.isEmpty()) {
                        assertThat(span.end())
                                .as(where)
                                .isLessThanOrEqualTo(around.peek().end());
                    }
                    around.push(span);
                    start = span.start();
                }
            }
        }
    }

    @Test
    void everyQuoteIsMarkedAndADirectOneWithItsOwnWords() {
        for (JsonNode article : all("article")) {
            Map<UUID, JsonNode> quotes = elements(article.path("quotes"))
                    .collect(toMap(quote -> UUID.fromString(quote.path("id").asText()), Function.identity()));
            Set<UUID> marked = new HashSet<>();
            for (Block block : blocks(article)) {
                for (Span span : block.spans()) {
                    if (span.type().equals(Span.QUOTE)) {
                        UUID id = Objects.requireNonNull(span.id());
                        marked.add(id);
                        assertThat(quotes).containsKey(id);
                        assertWords(
                                Objects.requireNonNull(quotes.get(id)),
                                block.text()
                                        .substring(span.start(), span.end())
                                        .replaceAll("^[“„«]\\s*|\\s*[”“»]$", ""));
                    }
                }
                if (block instanceof Block.Pullquote pullquote) {
                    UUID id = Objects.requireNonNull(pullquote.quote());
                    marked.add(id);
                    assertThat(quotes).containsKey(id);
                }
            }
            assertThat(marked).as(article.path("slug").asText()).isEqualTo(quotes.keySet());
        }
    }

    private static void assertWords(JsonNode quote, String marked) {
        if (quote.path("direct").asBoolean()) {
            assertThat(marked).isEqualTo(quote.path("text").asText());
        }
    }

    @Test
    void everyPictureShipsInTheJarInTheSizeThatIsSaid() {
        for (JsonNode image : all("image")) {
            assertThat(image.path("alt").asText()).as(image.toString()).isNotBlank();
            assertThat(image.path("credit").asText()).as(image.toString()).isNotBlank();
            assertThat(image.path("renditions")).as(image.toString()).isNotEmpty();
            for (JsonNode rendition : image.path("renditions")) {
                String url = rendition.path("url").asText();
                assertThat(url).matches("/media/demo/[a-z0-9-]+\\.svg");
                assertThat(rendition.path("mediaType").asText()).isEqualTo("image/svg+xml");
                assertThat(resource("/META-INF/resources" + url))
                        .as(url)
                        .startsWith("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\" "
                                .formatted(
                                        rendition.path("width").asInt(),
                                        rendition.path("height").asInt()))
                        .doesNotContain("<script", "href", "url(http");
            }
        }
    }

    @Test
    void storiesShowAllThatDatelineHas() {
        List<JsonNode> articles = all("article");
        assertThat(articles).hasSizeGreaterThanOrEqualTo(12);
        assertThat(values(articles, article -> article.path("kind")))
                .containsExactlyInAnyOrder("news", "brief", "analysis", "opinion", "live", "gallery", "video");
        assertThat(values(articles, article -> article.path("discussion").path("state")))
                .containsExactlyInAnyOrder("open", "closed", "off");
        assertThat(values(articles, article -> article.path("rights").path("syndication")))
                .containsExactlyInAnyOrder("yes", "no", "ask");
        assertThat(values(articles, article -> article.path("language"))).contains("en", "de", "fr");
        assertThat(articles.stream()
                        .flatMap(article -> blocks(article).stream())
                        .map(Object::getClass)
                        .collect(toSet()))
                .hasSameSizeAs(Block.class.getPermittedSubclasses());
        assertThat(articles).anyMatch(article -> article.path("blocks").isEmpty());
        assertThat(values(all("image"), image -> image.path("rights").path("syndication")))
                .contains("yes", "no");
        assertThat(all("image")).anyMatch(image -> image.path("rights").has("expiresAt"));
        assertThat(values(all("tag"), tag -> tag.path("kind")))
                .containsExactlyInAnyOrder("topic", "organisation", "series");
    }

    @Test
    void theFoundingStoryRendersTheWholePage() {
        JsonNode story = all("article").stream()
                .filter(article -> article.path("slug").asText().equals(FOUNDING_STORY))
                .findFirst()
                .orElseThrow();
        assertThat(all("site").getFirst().path("tagline").asText()).isEqualTo("Promoting Good Governance.");
        assertThat(all("site").getFirst().path("comments").path("prompt").asText())
                .isEqualTo("Comment on this:");
        assertThat(story.has("leadImage")).isTrue();
        assertThat(story.path("corrections")).isNotEmpty();
        assertThat(story.path("discussion").path("state").asText()).isEqualTo("open");

        assertThat(story.path("quotes"))
                .hasSizeGreaterThanOrEqualTo(6)
                .allMatch(quote -> quote.path("speaker").has("person")
                        && quote.path("speaker").has("name"));
        LocalDate day = LocalDate.parse(story.path("publishedAt").asText().substring(0, 10));
        Map<String, JsonNode> people = all("person").stream()
                .collect(toMap(person -> person.path("slug").asText(), Function.identity()));
        assertThat(story.path("people"))
                .hasSizeGreaterThanOrEqualTo(4)
                .allMatch(mention -> holdsOffice(
                        Objects.requireNonNull(people.get(mention.path("person").asText())), day));
        assertThat(story.path("places")).hasSizeGreaterThanOrEqualTo(9);
        Set<String> marked = blocks(story).stream()
                .flatMap(block -> block.spans().stream())
                .map(Span::type)
                .collect(toSet());
        assertThat(marked).contains(Span.PERSON, Span.PLACE, Span.QUOTE, Span.LINK);

        List<JsonNode> comments = all("comment").stream()
                .filter(comment -> comment.path("article").asText().equals(FOUNDING_STORY))
                .toList();
        assertThat(comments).anyMatch(comment -> comment.has("parent"));
        assertThat(values(comments, comment -> comment.path("state"))).containsExactlyInAnyOrder("approved", "pending");
    }

    private static boolean holdsOffice(JsonNode person, LocalDate day) {
        return elements(person.path("offices"))
                .anyMatch(office -> !day.isBefore(
                                LocalDate.parse(office.path("from").asText("0001-01-01")))
                        && !day.isAfter(LocalDate.parse(office.path("to").asText("9999-12-31"))));
    }

    private List<JsonNode> all(String type) {
        return lines.stream()
                .filter(line -> line.path("type").asText().equals(type))
                .toList();
    }

    private static Set<String> values(List<JsonNode> things, Function<JsonNode, JsonNode> value) {
        return things.stream().map(value).map(JsonNode::asText).collect(toSet());
    }

    private static Instant time(JsonNode thing, String member) {
        return Instant.parse(thing.path(member).asText());
    }

    /** An article's blocks, those inside updates included. */
    private static List<Block> blocks(JsonNode article) {
        return elements(article.path("blocks"))
                .map(block -> {
                    try {
                        return JSON.treeToValue(block, Block.class);
                    } catch (JsonProcessingException e) {
                        throw new UncheckedIOException(block.toString(), e);
                    }
                })
                .flatMap(block -> block instanceof Block.Update update
                        ? Stream.concat(Stream.of(block), update.blocks().stream())
                        : Stream.of(block))
                .toList();
    }

    private static Stream<JsonNode> elements(JsonNode list) {
        return list.valueStream();
    }

    private static JsonNode json(String line) {
        try {
            return JSON.readTree(line);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(line, e);
        }
    }

    private static String resource(String name) {
        try (InputStream in = DemoContentTest.class.getResourceAsStream(name)) {
            assertThat(in).as(name).isNotNull();
            return new String(Objects.requireNonNull(in).readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(name, e);
        }
    }

    /** The lines so far, by type and id or slug. */
    private static final class Known {

        private final Set<String> keys = new HashSet<>();

        void add(JsonNode line) {
            String type = line.path("type").asText();
            keys.add(type + " " + line.path("id").asText());
            keys.add(type + " " + line.path("slug").asText());
        }

        void assertKnown(String type, String key) {
            assertThat(key).isNotBlank();
            assertThat(keys).contains(type + " " + key);
        }

        void assertKnown(String type, JsonNode key) {
            assertKnown(type, key.asText());
        }

        void assertOptional(String type, JsonNode key) {
            if (!key.isMissingNode()) {
                assertKnown(type, key);
            }
        }
    }
}
