package press.dateline.importing;

import java.io.IOException;
import java.io.InputStream;

/** A format whose uploads are no JSON: makes lines of JSON of them as they stream in. */
interface UploadFormat {

    /** The format's name, as the API takes it. */
    String format();

    /**
     * Begins to read an upload.
     *
     * @param upload unpacked
     * @throws press.dateline.web.ProblemException where it is nothing of the format
     */
    UploadSource open(InputStream upload) throws IOException;
}
