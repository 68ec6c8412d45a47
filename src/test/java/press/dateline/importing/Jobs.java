package press.dateline.importing;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.arc.Arc;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.zip.GZIPOutputStream;
import press.dateline.testing.Api;
import press.dateline.testing.Pages;

/** Imports, as tests make them. */
public final class Jobs {

    private static final long PATIENCE_NANOS = 180_000_000_000L;

    private Jobs() {}

    /** Uploads without waiting; Dateline's own form as an administrator. */
    public static Response upload(byte[] content, String format) {
        return upload(format.equals("dateline") ? Api.administrator() : Api.editor(), content, format);
    }

    static Response upload(RequestSpecification caller, byte[] content, String format) {
        return caller.contentType("application/octet-stream").body(content).post("/v1/imports?format=" + format);
    }

    /** Imports ninjs to the end. */
    public static Response ninjs(String content) {
        return done(upload(content.getBytes(StandardCharsets.UTF_8), "ninjs"));
    }

    /** Forgets what is old, as each hour does. */
    public static void forgetOld() {
        Arc.container().instance(ImportWorker.class).get().forgetOld();
    }

    /** Waits for the end of a job that was accepted. */
    public static Response done(Response accepted) {
        assertThat(accepted.statusCode()).as(accepted.asString()).isEqualTo(202);
        String address = "/v1/imports/" + accepted.jsonPath().getString("id");
        RequestSpecification editor = Api.editor();
        long end = System.nanoTime() + PATIENCE_NANOS;
        while (true) {
            Response job = editor.get(address);
            assertThat(job.statusCode()).as(job.asString()).isEqualTo(200);
            if (List.of("done", "failed").contains(job.jsonPath().getString("state"))) {
                return job;
            }
            assertThat(System.nanoTime()).as(job.asString()).isLessThan(end);
            try {
                Thread.sleep(50);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /** Asserts what became of the items: created, updated, unchanged, withdrawn, rejected. */
    static Response assertCounts(Response job, int created, int updated, int unchanged, int withdrawn, int rejected) {
        assertThat(job.jsonPath().getString("state")).isEqualTo("done");
        List<String> names = List.of("created", "updated", "unchanged", "withdrawn", "rejected");
        List<Integer> counts =
                names.stream().map(name -> job.jsonPath().getInt(name)).toList();
        assertThat(counts)
                .as("%s of %s; rejections %s", names, job.asString(), rejections(job))
                .containsExactly(created, updated, unchanged, withdrawn, rejected);
        return job;
    }

    /** What a job has rejected. */
    static List<Map<String, Object>> rejections(Response job) {
        return Api.editor()
                .get("/v1/imports/" + job.jsonPath().getString("id") + "/rejections")
                .jsonPath()
                .getList("items");
    }

    /**
     * All that the report of a job says.
     *
     * @param filter further parameters, each with & before it
     */
    static List<Map<String, Object>> report(Response job, String filter) {
        List<Map<String, Object>> lines = new ArrayList<>();
        String next = "/v1/imports/" + job.jsonPath().getString("id") + "/report?limit=100" + filter;
        while (next != null) {
            JsonPath page = Api.editor().urlEncodingEnabled(false).get(next).jsonPath();
            lines.addAll(page.getList("items"));
            next = page.getString("next") == null ? null : Pages.path(page.getString("next"));
        }
        return lines;
    }

    /** The notes of a report, in their order. */
    static List<String> notes(List<Map<String, Object>> report) {
        List<String> notes = new ArrayList<>();
        report.forEach(line ->
                ((List<?>) Objects.requireNonNull(line.get("notes"))).forEach(note -> notes.add((String) note)));
        return notes;
    }

    static byte[] gzip(String content) {
        return gzip(content.getBytes(StandardCharsets.UTF_8));
    }

    static byte[] gzip(byte[] content) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
