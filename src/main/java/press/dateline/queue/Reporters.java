package press.dateline.queue;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import press.dateline.access.Caller;
import press.dateline.database.MonthlyKeys;
import press.dateline.reader.CurrentReader;
import press.dateline.web.Network;

/**
 * Tells those who report the same comment apart, without knowing who they are: by a hash of comment and account or, of
 * guests, network, under a key that is deleted after the month that follows its own. What is kept says neither who it was nor what else the
 * same one has reported.
 */
@ApplicationScoped
class Reporters {

    private static final String PURPOSE = "reporter";

    private final MonthlyKeys keys;
    private final CurrentReader reader;
    private final Caller caller;

    Reporters(MonthlyKeys keys, CurrentReader reader, Caller caller) {
        this.keys = keys;
        this.reader = reader;
        this.caller = caller;
    }

    /**
     * What the caller is called as a reporter of this comment: in this month, and what it was in the last one. One
     * statement for guests who send their secret.
     */
    List<byte[]> names(UUID comment) {
        byte[] about = ByteBuffer.allocate(16)
                .putLong(comment.getMostSignificantBits())
                .putLong(comment.getLeastSignificantBits())
                .array();
        byte[] who = reader.account()
                .map(account -> ("reader " + account).getBytes(StandardCharsets.UTF_8))
                .orElseGet(() -> Network.of(caller.connection()).bytes());
        return keys.hashes(PURPOSE, about, who);
    }
}
