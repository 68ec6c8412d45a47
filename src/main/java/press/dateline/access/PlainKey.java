package press.dateline.access;

import java.util.Optional;

/** An API key in the clear: a {@link Token} that begins with {@code dl_}, or {@code dlf_} where it opens one feed. */
record PlainKey(Token token) {

    /** What keys begin with. */
    static final String PREFIX = "dl_";

    /** What keys begin with that stand in the address of one feed, and open nothing else. */
    static final String FEED_PREFIX = "dlf_";

    static PlainKey generate() {
        return new PlainKey(Token.generate(PREFIX));
    }

    static PlainKey generateForFeed() {
        return new PlainKey(Token.generate(FEED_PREFIX));
    }

    /** The key that the text is; empty where form or checksum are wrong. */
    static Optional<PlainKey> parse(String text) {
        return Token.parse(PREFIX, text)
                .or(() -> Token.parse(FEED_PREFIX, text))
                .map(PlainKey::new);
    }

    /** The whole key, to be shown once. */
    String reveal() {
        return token.reveal();
    }

    /** Its beginning, by which people tell keys apart. */
    String prefix() {
        return token.beginning();
    }

    /** All that is stored of it. */
    byte[] hash() {
        return token.hash();
    }
}
