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

    /** What became of an item; a reason where it was rejected. */
    record Result(@Nullable Outcome outcome, @Nullable String reason) {

        static Result of(Outcome outcome) {
            return new Result(outcome, null);
        }

        static Result rejected(String reason) {
            return new Result(null, reason);
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
