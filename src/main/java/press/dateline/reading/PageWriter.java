package press.dateline.reading;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** Writes pages of articles by joining their rendered bytes. */
final class PageWriter {

    private final ObjectMapper json;

    PageWriter(ObjectMapper json) {
        this.json = json;
    }

    /**
     * A page.
     *
     * @param more what stands behind the items, in its order
     */
    byte[] page(List<PublicArticles.Served> items, Map<String, Object> more) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes("{\"items\":[".getBytes(StandardCharsets.US_ASCII));
        for (int i = 0; i < items.size(); i++) {
            if (i > 0) {
                out.write(',');
            }
            out.writeBytes(items.get(i).body());
        }
        out.write(']');
        more.forEach((name, value) -> {
            out.writeBytes((",\"" + name + "\":").getBytes(StandardCharsets.US_ASCII));
            out.writeBytes(written(value));
        });
        out.write('}');
        return out.toByteArray();
    }

    private byte[] written(Object value) {
        try {
            return json.writeValueAsBytes(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("what stands around a page can be written", e);
        }
    }
}
