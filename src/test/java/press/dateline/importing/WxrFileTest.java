package press.dateline.importing;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static press.dateline.importing.Jobs.assertCounts;
import static press.dateline.importing.Jobs.done;
import static press.dateline.importing.Jobs.notes;
import static press.dateline.importing.Jobs.report;
import static press.dateline.importing.Jobs.upload;
import static press.dateline.importing.Wxr.wxr;
import static press.dateline.testing.Problems.assertParameter;
import static press.dateline.testing.Problems.assertProblem;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.nio.charset.Charset;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import press.dateline.testing.Api;
import press.dateline.testing.Pages;

/** Files of WordPress exports: broken ones, attacks, other encodings; and what the report says of them. */
@QuarkusTest
@Tag("formats")
class WxrFileTest {

    private static JsonPath story() {
        return Api.anonymous().get("/v1/articles/story-1").jsonPath();
    }

    private static Response refused(byte[] file) {
        return assertProblem(upload(file, "wxr"), 400, "malformed-body");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "no XML",
                "{}",
                "<html><body/></html>",
                "<rss version='2.0'/>",
                "<!DOCTYPE rss [<!ENTITY x SYSTEM 'file:///etc/hostname'>]><rss><channel><title>&x;</title></channel></rss>",
                "<!DOCTYPE rss [<!ENTITY a '1'><!ENTITY b '&a;&a;'>]><rss><channel><link>&b;</link></channel></rss>",
                "<?xml version='1.0' encoding='x-none'?><rss><channel/></rss>"
            })
    void whatIsNoExportIsRefused(String file) {
        assertThat(refused(file.getBytes(UTF_8)).jsonPath().getString("detail")).isNotBlank();
    }

    @Test
    void anEmptyExportIsRefusedAndAnEmptyUpload() {
        assertProblem(upload(Wxr.file().getBytes(UTF_8), "wxr"), 400, "invalid-body");
        refused(new byte[0]);
    }

    @Test
    void ofAFileThatBreaksOffWhatCameBeforeIsTaken() {
        String file = Wxr.file(Wxr.post(1, "One", "Text"), Wxr.post(2, "Two", "Text"), Wxr.post(3, "Three", "Text"));
        Response job =
                done(upload(file.substring(0, file.indexOf("<title>Three") + 9).getBytes(UTF_8), "wxr"));

        assertCounts(job, 2, 0, 0, 0, 1);
        assertThat(Pages.walk("/v1/articles?sort=oldest", "headline")).containsExactly("One", "Two");
        assertThat((String) Jobs.rejections(job).getFirst().get("reason"))
                .startsWith("The document cannot be read as XML at line ")
                .endsWith(
                        " Items before 3 are imported, and what comes after is not: export it again, or mend the file.");
    }

    @Test
    void entitiesAndDepthInsideOfAnItemEndTheFileThere() {
        for (String attack : List.of("&lol9;", "<a>".repeat(300), "<a b='" + "c".repeat(300_000) + "'/>")) {
            Response job = wxr(Wxr.post(1, "One", "Text"), Wxr.post(2, "Two", "Text", "<x>" + attack + "</x>"));
            assertThat(job.jsonPath().getInt("rejected"))
                    .as(attack.substring(0, 5))
                    .isEqualTo(1);
            assertThat(Pages.walk("/v1/articles", "headline")).containsExactly("One");
        }
    }

    @Test
    void bytesThatAreNoTextAreReplacedAndTold() {
        byte[] file = Wxr.file(Wxr.post(1, "A?B", "Text \u0008 more")).getBytes(UTF_8);
        file[new String(file, ISO_8859_1).indexOf("A?B") + 1] = (byte) 0xE9;
        Response job = done(upload(file, "wxr"));

        assertCounts(job, 1, 0, 0, 0, 0);
        assertThat(story().getString("headline")).isEqualTo("A\uFFFDB");
        assertThat(notes(report(job, "&outcome=skipped")))
                .containsExactly(
                        "2 characters of the file could not be read in its encoding, or are none that XML allows:"
                                + " they are replaced by U+FFFD.");
    }

    @Test
    void otherEncodingsAreRead() {
        String file = Wxr.file(Wxr.post(1, "Größe €", "Text"));
        for (Charset charset : List.of(UTF_16, Charset.forName("windows-1252"))) {
            byte[] bytes = file.replace("encoding=\"UTF-8\"", "encoding=\"" + charset.name() + "\"")
                    .getBytes(charset);
            done(upload(bytes, "wxr"));
            assertThat(story().getString("headline")).isEqualTo("Größe €");
        }
    }

    @Test
    void anItemThatIsTooLongIsRejectedAlone() {
        Response job = wxr(Wxr.post(1, "Long", "x".repeat(2_000_001)), Wxr.post(2, "Two", "Text"));

        assertCounts(job, 1, 0, 0, 0, 1);
        assertThat((String) Jobs.rejections(job).getFirst().get("reason"))
                .startsWith("item 1, line ")
                .endsWith(": its body is longer than 2000000 characters.");
        assertThat(report(job, "&outcome=rejected")).hasSize(1);
    }

    @Test
    void reportsAreFilteredByWhatThereIs() {
        Response job = wxr(Wxr.post(1, "One", "Text"));
        assertParameter(
                assertProblem(
                        Api.editor().get("/v1/imports/" + job.jsonPath().getString("id") + "/report?outcome=lost"),
                        400,
                        "invalid-parameter"),
                "outcome");
        assertProblem(
                Api.anonymous().get("/v1/imports/" + job.jsonPath().getString("id") + "/report"),
                401,
                "unauthenticated");
    }
}
