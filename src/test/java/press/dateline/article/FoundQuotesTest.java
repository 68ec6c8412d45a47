package press.dateline.article;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import press.dateline.testing.Api;
import press.dateline.testing.DatabaseResource;
import press.dateline.testing.Statements;

/** What people say in the text of a published article becomes quotes, each tied to its speaker. */
@QuarkusTest
@QuarkusTestResource(DatabaseResource.class)
class FoundQuotesTest {

    private static final String EDITORS = "01960000-0000-7000-8000-000000000050";

    private static String person(String name, String more) {
        Response made =
                Api.editor().body("{\"name\": \"" + name + "\"" + more + "}").post("/v1/people");
        assertThat(made.statusCode()).as(made.asString()).isEqualTo(201);
        return made.jsonPath().getString("id");
    }

    private static String nora() {
        return person("Nora Field", """
                , "offices": [{"title": "Mayor", "to": "2020-12-31"}, {"title": "Minister", "from": "2021-01-01"}]""");
    }

    private static String blocks(String... texts) {
        return Stream.of(texts)
                .map(text -> "{\"type\": \"paragraph\", \"text\": \"" + text + "\"}")
                .collect(Collectors.joining(", ", "\"blocks\": [", "]"));
    }

    /** Publishes a new article; its slug is tram. */
    private static JsonPath publish(String members) {
        Api.editor().body("{\"name\": \"Local\"}").post("/v1/sections").then().statusCode(201);
        Response made = Api.editor()
                .body("{\"headline\": \"Tram\", \"slug\": \"tram\", \"section\": \"local\", " + members + "}")
                .post("/v1/articles");
        assertThat(made.statusCode()).as(made.asString()).isEqualTo(201);
        return publishDraft();
    }

    private static JsonPath publishDraft() {
        Response published = Api.editor().post("/v1/articles/tram/publish");
        assertThat(published.statusCode()).as(published.asString()).isEqualTo(200);
        return article();
    }

    private static JsonPath article() {
        return Api.anonymous().get("/v1/articles/tram").jsonPath();
    }

    private static JsonPath change(String members) {
        String tag = Api.editor().get("/v1/articles/tram/draft").header("ETag");
        Response changed =
                Api.editor().header("If-Match", tag).body("{" + members + "}").patch("/v1/articles/tram/draft");
        assertThat(changed.statusCode()).as(changed.asString()).isEqualTo(200);
        return publishDraft();
    }

    /** The quotes as "speaker: words". */
    private static List<String> quotes(JsonPath article) {
        List<Map<String, Object>> quotes = article.getList("quotes");
        return quotes.stream()
                .map(quote -> ((Map<?, ?>) Objects.requireNonNull(quote.get("speaker"))).get("name") + ": "
                        + quote.get("text"))
                .toList();
    }

    /** What spans over quotes mark, with the place of the quote in the list. */
    private static List<String> marked(JsonPath article) {
        List<String> ids = article.getList("quotes.id");
        List<String> marked = new ArrayList<>();
        collect(article.getList("blocks"), ids, marked);
        return marked;
    }

    private static void collect(List<Map<String, Object>> blocks, List<String> ids, List<String> marked) {
        for (Map<String, Object> block : blocks) {
            String text = (String) Objects.requireNonNull(block.get("text"));
            for (Object one : (List<?>) Objects.requireNonNull(block.get("spans"))) {
                Map<?, ?> span = (Map<?, ?>) one;
                if (Objects.equals(span.get("type"), "quote")) {
                    String words = text.substring((int) Objects.requireNonNull(span.get("start")), (int)
                            Objects.requireNonNull(span.get("end")));
                    marked.add(ids.indexOf(span.get("id")) + " " + words);
                }
            }
            if (block.get("blocks") instanceof List<?> inner) {
                @SuppressWarnings("unchecked")
                List<Map<String, Object>> ofUpdate = (List<Map<String, Object>>) inner;
                collect(ofUpdate, ids, marked);
            }
        }
    }

    @Test
    void eachQuoteHasItsSpeakerWithTheOfficeOfTheDayAndASpan() {
        String nora = nora();
        person("Paul Lake", "");

        JsonPath article = publish(blocks(
                "“We should have done this years ago,” said Nora Field.",
                "“It will be late,” she said. Paul Lake called the plan “far too dear”.",
                "“Nobody asked us,” said one shopkeeper at the station. The “reform” pleased nobody.",
                "It was “as good as dead” by then."));

        assertThat(quotes(article))
                .containsExactly(
                        "Nora Field: We should have done this years ago",
                        "Nora Field: It will be late",
                        "Paul Lake: far too dear",
                        "one shopkeeper: Nobody asked us");
        assertThat(article.getList("quotes.madeBy")).containsOnly("machine");
        assertThat(article.getList("quotes.direct")).containsOnly(true);
        assertThat(article.getString("quotes[0].speaker.person")).isEqualTo(nora);
        assertThat(article.getString("quotes[0].speaker.office")).isEqualTo("Minister");
        Map<String, Object> shopkeeper = article.getMap("quotes[3].speaker");
        assertThat(shopkeeper).containsOnlyKeys("name");
        assertThat(marked(article))
                .containsExactly(
                        "0 “We should have done this years ago,”",
                        "1 “It will be late,”",
                        "2 “far too dear”",
                        "3 “Nobody asked us,”");
        assertThat(article.getList("people.name")).containsExactly("Nora Field", "Paul Lake");

        JsonPath draft = Api.editor().get("/v1/articles/tram/draft").jsonPath();
        assertThat(draft.getList("quotes")).isEmpty();
        assertThat(draft.getList("blocks.spans.flatten()")).isEmpty();
        String html = Api.anonymous()
                .get("/v1/articles/tram?include=bodyHtml")
                .jsonPath()
                .getString("bodyHtml");
        assertThat(html)
                .contains("<span data-quote=\"" + article.getString("quotes[2].id") + "\">“far too dear”</span>");
    }

    @Test
    void anUtteranceThatIsDividedIsOneQuote() {
        nora();

        JsonPath article = publish(blocks(
                "“We will build it,” Nora Field said, “and we will run it.” “No doubt about that.”",
                "Nora Field added: “It is a long story.",
                "“But it has an end.”"));

        assertThat(quotes(article))
                .containsExactly(
                        "Nora Field: We will build it, and we will run it. No doubt about that.",
                        "Nora Field: It is a long story. But it has an end.");
        assertThat(marked(article))
                .containsExactly(
                        "0 “We will build it,”",
                        "0 “and we will run it.”",
                        "0 “No doubt about that.”",
                        "1 “It is a long story.",
                        "1 “But it has an end.”");
    }

    @Test
    void whatAnEditorHasStaysTheEditors() {
        nora();
        String text = "“We will build it,” Nora Field said, “and we will run it.” “It is far too late,” she said.";

        JsonPath article = publish("\"quotes\": [{\"id\": \"" + EDITORS + "\", \"text\": \"We will run it\","
                + " \"speaker\": {\"name\": \"The mayor\", \"office\": \"of Freiburg\"}}], "
                + blocks(text)
                        .replace(
                                "\"}",
                                "\", \"spans\": [{\"start\": " + text.indexOf("we will run") + ", \"end\": "
                                        + (text.indexOf("run it") + 6) + ", \"type\": \"quote\", \"id\": \"" + EDITORS
                                        + "\"}]}"));

        assertThat(quotes(article)).containsExactly("The mayor: We will run it", "Nora Field: It is far too late");
        assertThat(article.getList("quotes.madeBy")).containsExactly("editor", "machine");
        assertThat(marked(article)).containsExactly("0 we will run it", "1 “It is far too late,”");

        // By the words alone, however they are written; fewer than three must be all of them.
        article = change("\"quotes\": [{\"text\": \"It is FAR too late\"}, {\"text\": \"it\"}], "
                + blocks("“It’s no: it is far too late!” said Nora Field. “Build it now,” she said."));
        assertThat(article.getList("quotes.text")).containsExactly("It is FAR too late", "it", "Build it now");
    }

    @Test
    void anEditorTakesAQuoteOverByItsIdOrItsWords() {
        nora();
        JsonPath found = publish(blocks("“It is far too late,” said Nora Field."));
        String id = found.getString("quotes[0].id");

        JsonPath article = change("\"quotes\": [{\"id\": \"" + id + "\", \"text\": \"too late\","
                + " \"speaker\": {\"person\": \"nora-field\"}}]");

        assertThat(article.getList("quotes.id")).containsExactly(id);
        assertThat(article.getList("quotes.text")).containsExactly("too late");
        assertThat(article.getList("quotes.madeBy")).containsExactly("editor");
        assertThat(Api.editor().get("/v1/articles/tram/draft").jsonPath().getList("quotes.id"))
                .containsExactly(id);
        assertThat(change("\"quotes\": [{\"text\": \"It is far too late.\"}]").getList("quotes.madeBy"))
                .containsExactly("editor");
        assertThat(change("\"quotes\": []").getList("quotes.id")).containsExactly(id);
    }

    @Test
    void quotesAreReplacedWithTheTextAndKeepTheirIdsWithTheirWords() {
        nora();
        String twice = "“It is far too late,” said Nora Field.";
        JsonPath first = publish(blocks(twice, twice, "“We will go there,” she said."));
        List<String> ids = first.getList("quotes.id");
        assertThat(ids)
                .doesNotHaveDuplicates()
                .hasSize(3)
                .allSatisfy(id -> assertThat(UUID.fromString(id)).hasToString(id));
        assertThat(publishDraft().getList("quotes.id")).isEqualTo(ids);

        JsonPath changed =
                change(blocks(twice, "Rain fell. “We will go there,” said Nora Field.", "“We must,” she said."));
        assertThat(changed.getList("quotes.id")).hasSize(3).startsWith(ids.get(0), ids.get(2));
        assertThat(changed.getList("quotes.text")).containsExactly("It is far too late", "We will go there", "We must");

        JsonPath without = change("\"findMentions\": false");
        assertThat(without.getList("quotes")).isEmpty();
        assertThat(without.getList("blocks.spans.flatten()")).isEmpty();
        JsonPath again = change("\"findMentions\": true");
        assertThat(again.getList("quotes.id")).isEqualTo(changed.getList("quotes.id"));
        assertThat(change(blocks("Nothing was said.")).getList("quotes")).isEmpty();
    }

    @Test
    void spansNestWithThoseOfEditors() {
        String nora = nora();
        String text =
                "“We trust Nora Field a lot,” the minister said, “and will go.” “Now or never,” the minister said.";
        int minister = text.indexOf("the minister");
        String spans = """
                , "spans": [{"start": 1, "end": 9, "type": "strong"},
                  {"start": %d, "end": %d, "type": "person", "id": "%s"},
                  {"start": %d, "end": %d, "type": "emphasis"}]}""".formatted(minister, minister + 12, nora, text.indexOf("never"), text.length());

        JsonPath article = publish(blocks(text).replace("\"}", "\"" + spans));

        // The emphasis crosses the end of the last one, so that it is left out.
        assertThat(quotes(article)).containsExactly("Nora Field: We trust Nora Field a lot, and will go.");
        assertThat(article.getList("blocks[0].spans.type"))
                .containsExactly("quote", "strong", "person", "person", "quote", "emphasis");
    }

    @Test
    void entriesOfALiveBlogAreReadOnTheirOwn() {
        nora();
        person("Paul Lake", "");

        JsonPath article = publish("""
                "kind": "live", "blocks": [
                  {"type": "paragraph", "text": "Nora Field opens the line."},
                  {"type": "update", "at": "2026-05-02T11:00:00Z", "text": "“We are late,” says Paul Lake",
                   "blocks": [{"type": "paragraph", "text": "“It is the snow,” he said."},
                              {"type": "pullquote", "text": "“We really are late,” said Paul Lake."}]},
                  {"type": "update", "at": "2026-05-02T10:00:00Z", "text": "First tram",
                   "blocks": [{"type": "paragraph", "text": "“Nobody knows who speaks,” he said."}]},
                  {"type": "paragraph", "text": "“It is done at last,” she said."}]""");

        assertThat(quotes(article))
                .containsExactly(
                        "Paul Lake: We are late", "Paul Lake: It is the snow", "Nora Field: It is done at last");
        assertThat(marked(article))
                .containsExactly("0 “We are late,”", "1 “It is the snow,”", "2 “It is done at last,”");
    }

    @Test
    void onlyEnglishIsRead() {
        nora();
        String text = blocks("“It is far too late,” said Nora Field.");
        assertThat(publish("\"language\": \"de\", " + text).getList("quotes")).isEmpty();
        assertThat(change("\"language\": \"en-GB\"").getList("quotes")).hasSize(1);
    }

    @Test
    void aSpeakerIsCalledByTheNameThatTheyHaveNow() {
        nora();
        JsonPath before = publish(blocks("“It is far too late,” said Nora Field."));
        Response renamed = Api.editor()
                .header("If-Match", "\"1\"")
                .body("{\"name\": \"Nora Meadow\"}")
                .patch("/v1/people/nora-field");
        assertThat(renamed.statusCode()).as(renamed.asString()).isEqualTo(200);

        assertThat(quotes(article())).containsExactly("Nora Meadow: It is far too late");
        assertThat(article().getList("quotes.madeBy")).containsExactly("machine");
        assertThat(article().getList("quotes.id")).isEqualTo(before.getList("quotes.id"));
        assertThat(marked(article())).containsExactly("0 “It is far too late,”");
    }

    @Test
    void namesAreThoseOfTheMomentOfPublication() {
        JsonPath before = publish(blocks("Ada Brook spoke to Nora Field in the town hall."));
        assertThat(before.getList("people.name")).isEmpty();

        String nora = nora();
        assertThat(publishDraft().getList("people.name")).containsExactly("Nora Field");

        person("Ada Brook", "");
        assertThat(publishDraft().getList("people.name")).containsExactlyInAnyOrder("Nora Field", "Ada Brook");

        Api.editor()
                .header("If-Match", "\"1\"")
                .body("{\"name\": \"Nora Meadow\"}")
                .patch("/v1/people/" + nora)
                .then()
                .statusCode(200);
        assertThat(publishDraft().getList("people.name")).containsExactly("Ada Brook");
    }

    @Test
    void quotesTakeNoStatementsMore() {
        nora();
        publish(blocks("Nora Field spoke."));
        List<String> without = publishing();
        change(blocks(IntStream.range(0, 100)
                .mapToObj(i -> "“It is far too late " + i + ",” said Nora Field.")
                .toArray(String[]::new)));
        List<String> with = publishing();

        assertThat(article().getList("quotes")).hasSize(100);
        assertThat(with).hasSameSizeAs(without);
    }

    private static List<String> publishing() {
        RequestSpecification editor = Api.editor();
        return Statements.of(
                () -> editor.post("/v1/articles/tram/publish").then().statusCode(200));
    }

    @Test
    void noMoreQuotesAreMadeThanEditorsMayEnter() {
        nora();
        JsonPath article = publish(blocks(IntStream.range(0, Utterances.MOST + 100)
                .mapToObj(i -> "“It is far too late " + i + ",” said Nora Field.")
                .toArray(String[]::new)));
        assertThat(article.getList("quotes")).hasSize(Utterances.MOST);

        // What is too long to be entered is not made either.
        String tooLong = "We will go there. ".repeat(400).strip();
        assertThat(change(blocks("Nora Field said: “" + tooLong + "”", "“Far too long,” she said."))
                        .getList("quotes.text"))
                .containsExactly("Far too long");
    }
}
