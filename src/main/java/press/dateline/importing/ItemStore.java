package press.dateline.importing;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import press.dateline.article.ArticleImport.Outcome;

/** Stores items of one format; each kind of upload has one. */
interface ItemStore {

    /** The format's name, as the API takes it. */
    String format();

    /** An item that was parsed, and the digest of it. */
    record Item(JsonNode json, byte[] digest) {}

    /**
     * What is told of an item in the import's report.
     *
     * @param place where it stands in the upload, in words, such as "item 17, line 2034"; null where its number says it
     * @param type what it is here, such as article or image; of one that was skipped, what it is there
     * @param id what it became; null where it became nothing
     * @param title what it is called
     * @param notes what of it was not kept, or why it was skipped
     */
    record Told(
            @Nullable String place,
            String type,
            @Nullable UUID id,
            @Nullable String title,
            List<String> notes) {}

    /**
     * What became of an item.
     *
     * @param outcome null where it was rejected or skipped
     * @param reason why it was rejected
     * @param told what the report says; null where the format has no report
     */
    record Result(
            @Nullable Outcome outcome,
            @Nullable String reason,
            @Nullable Told told) {

        static Result of(Outcome outcome) {
            return new Result(outcome, null, null);
        }

        static Result of(Outcome outcome, Told told) {
            return new Result(outcome, null, told);
        }

        static Result rejected(String reason) {
            return new Result(null, reason, null);
        }

        /** Of an item that is none of what Dateline keeps; the first note says why. */
        static Result skipped(Told told) {
            return new Result(null, null, told);
        }
    }

    /**
     * Reads items: all that can be done without the database, on whatever thread, while the batch before is stored.
     */
    Prepared prepare(List<Item> items);

    /** Items that were read. */
    interface Prepared {

        /**
         * Stores them in the running transaction.
         *
         * @return what became of each, in their order
         */
        List<Result> store(@Nullable UUID actor);
    }
}
