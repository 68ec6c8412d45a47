package press.dateline.importing;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;

/** Uploads that are WordPress exports. */
@ApplicationScoped
class WxrUpload implements UploadFormat {

    /** The format's name. */
    static final String NAME = "wxr";

    private final ObjectMapper json;

    WxrUpload(ObjectMapper json) {
        this.json = json;
    }

    @Override
    public String format() {
        return NAME;
    }

    @Override
    public UploadSource open(InputStream upload) throws IOException {
        return new WxrReader(upload, json);
    }
}
