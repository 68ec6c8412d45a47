package press.dateline.importing;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The items of an upload one after the other, each as a line of JSON, whatever the upload is written in. */
interface UploadSource extends AutoCloseable {

    /** How many turns there are. */
    int TURNS = 5;

    /** The next item, without line breaks; null after the last. */
    byte @Nullable [] next() throws IOException;

    /**
     * When the item that came last is imported: those of a lower turn first, whatever their order in the upload; from 0
     * to {@link #TURNS} - 1.
     */
    default int turn() {
        return 0;
    }

    @Override
    void close() throws IOException;
}
