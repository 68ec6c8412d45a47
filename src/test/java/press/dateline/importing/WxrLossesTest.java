package press.dateline.importing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static press.dateline.importing.Jobs.assertCounts;
import static press.dateline.importing.Jobs.done;
import static press.dateline.importing.Jobs.upload;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import press.dateline.testing.Api;

/** What WordPress exports hold that is easily lost. */
@QuarkusTest
@Tag("formats")
class WxrLossesTest {

    private static Response wxr(String... content) {
        return done(upload(Wxr.file(content).getBytes(UTF_8), "wxr"));
    }

    private static JsonPath article(String address) {
        Response article = Api.anonymous().get("/v1/articles/" + address);
        assertThat(article.statusCode()).as(article.asString()).isEqualTo(200);
        return article.jsonPath();
    }

    private static List<String> notes(Response job, String type) {
        return Api.editor()
                .get("/v1/imports/" + job.jsonPath().getString("id") + "/report?limit=100")
                .jsonPath()
                .getList("items.findAll { it.type == '" + type + "' }.notes.flatten()");
    }

    // Names that are not Latin

    private static final String NEWS = "%d0%bd%d0%be%d0%b2%d0%be%d1%81%d1%82%d0%b8";
    private static final String SPORT = "%d1%81%d0%bf%d0%be%d1%80%d1%82";

    private static String category(int id, String slug, String name, String parent) {
        return Wxr.category(slug, name, parent).replaceFirst("<wp:term_id>[0-9]+", "<wp:term_id>" + id);
    }

    @Test
    void categoriesAndTagsOfOtherScriptsAreKept() {
        String[] file = {
            category(4, NEWS, "Новости", ""),
            category(5, SPORT, "Спорт", NEWS),
            category(6, "c-plus", "C+", ""),
            category(7, "c%2B%2Bplus", "C++", ""),
            "<wp:tag><wp:term_id>9</wp:term_id><wp:tag_slug>" + SPORT
                    + "</wp:tag_slug><wp:tag_name>спорт</wp:tag_name></wp:tag>",
            Wxr.post(
                    1,
                    "Матч",
                    "Текст",
                    Wxr.in("category", NEWS, "Новости"),
                    Wxr.in("category", SPORT, "Спорт"),
                    Wxr.in("post_tag", "%d1%84%d1%83%d1%82%d0%b1%d0%be%d0%bb", "Футбол"))
        };
        wxr(file);

        JsonPath article = article("story-1");
        assertThat(article.getList("section.path")).containsExactly("category-4", "category-5");
        assertThat(article.getString("section.name")).isEqualTo("Спорт");
        assertThat(article.getList("tags.name")).containsExactly("Футбол");
        assertThat(Api.anonymous().get("/v1/tags").jsonPath().getList("items.name"))
                .containsExactlyInAnyOrder("спорт", "Футбол");
        Response again = wxr(file);
        assertThat(again.jsonPath().getInt("created")).isZero();
        assertThat(again.jsonPath().getInt("updated")).isZero();
    }

    @Test
    void categoriesWhoseSlugsBecomeTheSameStayTwo() {
        wxr(
                category(6, "cafe", "Cafe", ""),
                category(7, "caf%C3%A9", "Café", ""),
                Wxr.post(1, "One", "Text", Wxr.in("category", "cafe", "Cafe")),
                Wxr.post(2, "Two", "Text", Wxr.in("category", "caf%C3%A9", "Café")));

        assertThat(article("story-1").getString("section.slug")).isEqualTo("cafe");
        assertThat(article("story-2").getString("section.slug")).isEqualTo("category-7");
        assertThat(article("story-2").getString("section.name")).isEqualTo("Café");
    }

    @Test
    void aCategoryThatOnlyAPostNamesIsKept() {
        wxr(Wxr.post(1, "Матч", "Текст", Wxr.in("category", NEWS, "Новости")));
        assertThat(article("story-1").getString("section.name")).isEqualTo("Новости");
    }

    // Several files

    private static final String PICTURE = Wxr.attachment(
            9,
            "tram.jpg",
            "<excerpt:encoded><![CDATA[A tram]]></excerpt:encoded>" + Wxr.meta("_wp_attachment_image_alt", "A red tram")
                    + Wxr.meta("credit", "Jo Lens")
                    + Wxr.meta("_wp_attachment_metadata", "a:2:{s:5:\"width\";i:1600;s:6:\"height\";i:1067;}"));

    @Test
    void postsMayComeBeforeTheirPictures() {
        String shown = Wxr.post(1, "Story", "Text <img src=\"" + Wxr.BASE + "/files/tram.jpg\">");
        String featured = Wxr.post(2, "Other", "Text", Wxr.meta("_thumbnail_id", "9"));
        Response before = wxr(shown, featured);
        assertThat(notes(before, "article"))
                .containsExactly("its featured image is not in the file: " + Wxr.BASE + "/?attachment_id=9:"
                        + " import this file again after the one that has it");
        assertThat(article("story-1").getString("blocks[1].image.credit")).isNull();

        Response pictures = wxr(PICTURE);
        assertCounts(pictures, 0, 1, 0, 0, 0);
        JsonPath image = article("story-1");
        assertThat(image.getString("blocks[1].image.alt")).isEqualTo("A red tram");
        assertThat(image.getString("blocks[1].image.caption")).isEqualTo("A tram");
        assertThat(image.getString("blocks[1].image.credit")).isEqualTo("Jo Lens");
        assertThat(image.getInt("blocks[1].image.width")).isEqualTo(1600);
        assertThat(image.getList("blocks[1].image.renditions.crop")).containsExactly("full");
        assertCounts(wxr(PICTURE), 0, 0, 1, 0, 0);

        assertCounts(wxr(shown, featured), 0, 1, 1, 0, 0);
        assertThat(article("story-2").getString("leadImage.credit")).isEqualTo("Jo Lens");
        assertCounts(wxr(shown, featured), 0, 0, 2, 0, 0);
    }

    @Test
    void whatEditorsWroteOfAPictureStays() {
        wxr(Wxr.post(1, "Story", "Text <img src=\"" + Wxr.BASE + "/files/tram.jpg\">"));
        String image = article("story-1").getString("blocks[1].image.id");
        Response changed = Api.editor()
                .header("If-Match", "\"1\"")
                .body("{\"credit\": \"Ours\"}")
                .patch("/v1/images/" + image);
        assertThat(changed.statusCode()).as(changed.asString()).isEqualTo(200);

        wxr(PICTURE);
        assertThat(article("story-1").getString("blocks[1].image.credit")).isEqualTo("Ours");
        assertThat(article("story-1").getString("blocks[1].image.alt")).isEqualTo("A red tram");
    }

    // Addresses

    @Test
    void blogsInAFolderKeepTheirNumberedAddresses() {
        String post = Wxr.post(7, "Story", "Text").replace(Wxr.BASE + "/?p=7", Wxr.BASE + "/blog/?p=7");
        String other = Wxr.post(8, "Other", "Text").replace(Wxr.BASE + "/?p=8", Wxr.BASE + "/blog/?p=8");
        wxr(post, other);

        for (String number : List.of("7", "8")) {
            Response found = Api.anonymous()
                    .queryParam("url", "https://old.example/blog/?p=" + number)
                    .get("/v1/resolve");
            assertThat(found.statusCode()).as(found.asString()).isEqualTo(200);
            assertThat(found.jsonPath().getString("slug")).isEqualTo("story-" + number);
        }
    }

    // Texts

    @Test
    void picturesInEntriesOfALiveBlogAreShown() {
        wxr(Wxr.post(
                1,
                "Live",
                "<article><p><time>2026-01-01T10:00:00Z</time></p><p>It began.</p><img"
                        + " src=\"/files/tram.jpg\"></article>"));

        assertThat(article("story-1").getString("blocks[0].blocks[1].image.renditions[0].url"))
                .isEqualTo(Wxr.BASE + "/files/tram.jpg");
    }

    @Test
    void mediaAndLinksAreNamedByTheirWholeAddresses() {
        wxr(Wxr.post(
                1,
                "Story",
                "<p>See <a href=\"/about/\">us</a> and <a href=\"#note\">below</a></p>"
                        + "<audio src=\"/files/talk.mp3\"></audio>"));

        JsonPath article = article("story-1");
        assertThat(article.getString("blocks[0].spans[0].url")).isEqualTo(Wxr.BASE + "/about/");
        assertThat(article.getString("blocks[1].url")).isEqualTo(Wxr.BASE + "/files/talk.mp3");
    }

    // Terms

    @Test
    void coAuthorsAreAuthorsAndOtherTermsAreTold() {
        Response job = wxr(
                Wxr.author("ann", "Ann Example"),
                Wxr.author("ben", "Ben Example"),
                Wxr.post(
                        1,
                        "Story",
                        "Text",
                        Wxr.in("author", "cap-ben", "ben"),
                        Wxr.in("author", "cap-ann", "ann"),
                        Wxr.in("author", "cap-guest", "Guest Writer"),
                        Wxr.in("series", "rivers", "The rivers")));

        assertThat(article("story-1").getList("authors.name"))
                .containsExactly("Ben Example", "Ann Example", "Guest Writer");
        assertThat(article("story-1").getString("byline")).isEqualTo("Ben Example, Ann Example, Guest Writer");
        assertThat(notes(job, "article"))
                .containsExactly("of the taxonomy series, which is none of what Dateline keeps: The rivers");
    }

    @Test
    void categoriesBeyondTheMostAreTold() {
        StringBuilder terms = new StringBuilder();
        for (int i = 0; i < 1_010; i++) {
            terms.append(Wxr.in("post_tag", "tag-" + i, "Tag " + i));
        }
        Response job = wxr(Wxr.post(1, "Story", "Text", terms.toString()));
        assertThat(notes(job, "article"))
                .contains("of its categories and tags those beyond the first 1000 are left out: 10")
                .contains("900 tags beyond the first 100 are left out");
    }

    @Test
    void whatIsCutIsToldAndWhiteSpaceIsNoText() {
        String long1 = "x".repeat(12_000);
        Response job = wxr(
                Wxr.post(1, long1, "\n".repeat(2_000_500) + "Text"),
                Wxr.post(2, "Other", "Text", "<excerpt:encoded>" + "y ".repeat(30_000) + "</excerpt:encoded>"));

        assertThat(job.jsonPath().getInt("rejected")).isZero();
        assertThat(notes(job, "article"))
                .containsExactly(
                        "its title is cut: 500 characters are the most",
                        "its excerpt is cut: 2000 characters are the most");
    }
}
