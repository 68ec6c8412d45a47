package press.dateline.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static press.dateline.importing.Jobs.assertCounts;
import static press.dateline.importing.Jobs.done;
import static press.dateline.importing.Jobs.report;
import static press.dateline.importing.Jobs.upload;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import press.dateline.testing.Api;
import press.dateline.testing.SharedData;

/** Real WordPress exports: each of their items is accounted for. */
@QuarkusTest
@Tag("formats")
class WxrRealTest {

    @SuppressWarnings("SystemOut") // for the command that prints the results of all formats
    private static void print(String what) {
        System.out.println("formats: " + what);
    }

    /** How many items are known after a job. */
    private static int known(Response job) {
        return job.jsonPath().getInt("created") + job.jsonPath().getInt("unchanged");
    }

    private static Map<String, Long> tally(List<Map<String, Object>> report) {
        Map<String, Long> tally = new TreeMap<>();
        report.forEach(line -> tally.merge(line.get("outcome") + " " + line.get("type"), 1L, Long::sum));
        return tally;
    }

    @Test
    void theThemeTestExportIsAccountedForItemByItem() throws IOException {
        byte[] file = Files.readAllBytes(SharedData.path("wxr/themeunittestdata.wordpress.xml"));
        Response job = done(upload(file, "wxr"));
        List<Map<String, Object>> report = report(job, "");
        List<Map<String, Object>> items = report.stream()
                .filter(line -> String.valueOf(line.get("place")).matches("item [0-9]+, line [0-9]+"))
                .toList();

        assertThat(items).hasSize(186);
        assertThat(items.stream().map(line -> line.get("place")).distinct()).hasSize(186);
        assertThat(tally(items))
                .isEqualTo(Map.of(
                        "created article",
                        79L,
                        "created image",
                        35L,
                        "skipped attachment",
                        2L,
                        "skipped nav_menu_item",
                        70L));
        assertThat(items)
                .filteredOn(line -> "skipped".equals(line.get("outcome")))
                .allSatisfy(line -> assertThat((List<?>) line.get("notes")).hasSize(1));
        List<Map<String, Object>> comments = report.stream()
                .filter(line -> String.valueOf(line.get("place")).contains(", comment "))
                .toList();
        assertThat(tally(comments))
                .isEqualTo(Map.of("created comment", 29L, "skipped pingback", 2L, "skipped trackback", 2L));
        assertThat(job.jsonPath().getInt("rejected")).isZero();
        print("WXR theme unit test: " + items.size() + " items accounted for " + tally(items));
        print("WXR theme unit test: " + comments.size() + " comments accounted for " + tally(comments));

        JsonPath thread = Api.anonymous()
                .get("/v1/articles/template-comments/comments?limit=100&replies=10&sort=oldest")
                .jsonPath();
        // Of its 20 comments one waits for a moderator; nine answer one, each the one before it.
        List<List<?>> replies = thread.getList("items.replies");
        assertThat(replies.stream().map(List::size).toList()).containsExactlyInAnyOrder(0, 0, 0, 0, 0, 9, 0, 0, 0, 0);
        print("WXR theme unit test: 10 threads of 'Template: Comments', one of them with 9 replies");
        assertCounts(done(upload(file, "wxr")), 0, 0, known(job), 0, 0);
    }

    @Test
    void theBlockTestExportIsAccountedForItemByItem() throws IOException {
        byte[] file = Files.readAllBytes(SharedData.path("wxr/64-block-test-data.xml"));
        Response job = done(upload(file, "wxr"));
        List<Map<String, Object>> items = report(job, "").stream()
                .filter(line -> String.valueOf(line.get("place")).matches("item [0-9]+, line [0-9]+"))
                .toList();

        assertThat(items).hasSize(72);
        assertThat(job.jsonPath().getInt("rejected")).isZero();
        assertThat(tally(items))
                .isEqualTo(Map.of(
                        "created article",
                        62L,
                        "created image",
                        7L,
                        "skipped attachment",
                        2L,
                        "skipped wp_navigation",
                        1L));
        print("WXR block test: " + items.size() + " items accounted for " + tally(items));
        assertCounts(done(upload(file, "wxr")), 0, 0, known(job), 0, 0);
    }
}
