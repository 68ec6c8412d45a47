package press.dateline.reading;

import press.dateline.access.Audience;
import press.dateline.document.Document;

/** How an article is wanted. */
enum Wanted {
    FULL,
    SUMMARY,
    /** Its full document, for what is written from that, even if the caller may have the summary alone. */
    SOURCE;

    static Wanted of(Document.Kind kind) {
        return kind == Document.Kind.FULL ? FULL : SUMMARY;
    }

    /** An expression for the document to be read. */
    String document(Audience audience) {
        return switch (this) {
            case SUMMARY -> "'summary'";
            case SOURCE -> "'full'";
            case FULL ->
                audience.contract() == null
                        ? "'full'"
                        : "CASE WHEN " + audience.isWhole("a") + " THEN 'full' ELSE 'summary' END";
        };
    }

    boolean isFull(boolean isWhole) {
        return this == SOURCE || (this == FULL && isWhole);
    }
}
