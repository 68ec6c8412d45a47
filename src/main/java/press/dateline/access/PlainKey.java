package press.dateline.access;

import java.util.Optional;

/** An API key in the clear: a {@link Token} that begins with {@code dl_}. */
record PlainKey(Token token) {

    /** What every key begins with. */
    static final String PREFIX = "dl_";

    static PlainKey generate() {
        return new PlainKey(Token.generate(PREFIX));
    }

    /** The key that the text is; empty where form or checksum are wrong. */
    static Optional<PlainKey> parse(String text) {
        return Token.parse(PREFIX, text).map(PlainKey::new);
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
