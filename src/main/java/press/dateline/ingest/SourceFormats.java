package press.dateline.ingest;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import press.dateline.importing.ImportFormat;

/**
 * What a source may be: what others publish for others. Exports of whole sites are not among them, as they change
 * people, sections and comments.
 */
final class SourceFormats {

    static final String PATTERN = "feed|newsml|ninjs";
    static final String MESSAGE = "must be feed, newsml or ninjs";

    private static final Set<String> ALL = Set.of("feed", "newsml", "ninjs");

    private static final int GZIP_1 = 0x1f;
    private static final int GZIP_2 = 0x8b;

    private SourceFormats() {}

    /**
     * The format to read something in.
     *
     * @param said what the source says; null: it is told from the bytes
     * @throws UnreadableSourceException where it is told from the bytes, and is none of these; or where the bytes are
     *     packed, as they might unpack to any size
     */
    static String of(@Nullable String said, byte[] fetched) throws UnreadableSourceException {
        if (fetched.length > 1 && fetched[0] == (byte) GZIP_1 && fetched[1] == (byte) GZIP_2) {
            throw new UnreadableSourceException("It is a packed file; only its transfer may be packed.");
        }
        String format = said == null ? ImportFormat.of(fetched) : said;
        if (!ALL.contains(format)) {
            throw new UnreadableSourceException("It is no feed, NewsML-G2 or ninjs, but of the format " + format
                    + ", which is taken from files only.");
        }
        return format;
    }
}
