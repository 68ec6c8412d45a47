package press.dateline.web;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.stream.LongStream;

/**
 * What an answer rests on: when one of these changes, stored copies of it are outdated. A tag is a number of 64 bits:
 * that of a thing which is shown (the random half of its id), or that of the list of what stands under a facet.
 */
public record CacheTags(long[] values) {

    /** An answer that nothing outdates. */
    public static final CacheTags NONE = new CacheTags(new long[0]);

    /** What lists rest on that any article may enter. */
    public static final long ARTICLES = -1;

    /** What all lists of articles rest on: which facets articles have. */
    public static final long LISTS = -3;

    /** What lists rest on that any update of an article may change, wherever it is listed. */
    public static final long UPDATES = -4;

    /** What answers rest on that count articles. */
    public static final long COUNTS = -2;

    /** What answers rest on that tell of all articles which were taken from the public lately. */
    public static final long WITHDRAWALS = -5;

    /** Makes the tag of a facet's list another than that of the thing itself. */
    private static final long LISTING = 0x6c69_7374_6c69_7374L;

    /** Makes the tag of an article's discussion another than that of the article. */
    private static final long DISCUSSION = 0x6469_7363_7573_7365L;

    private static final int TEXT_LENGTH = 11;

    /** The tag of the lists of all things of a type, such as person. */
    public static long all(String type) {
        return type.hashCode() ^ LISTING;
    }

    /** The tag of whatever shows a thing. */
    public static long shows(UUID thing) {
        return thing.getLeastSignificantBits();
    }

    /** The tag of the list of articles under a facet. */
    public static long lists(UUID facet) {
        return facet.getLeastSignificantBits() ^ LISTING;
    }

    /** The tag of the discussion of an article; the log knows nothing of it. */
    public static long discusses(UUID article) {
        return article.getLeastSignificantBits() ^ DISCUSSION;
    }

    /** The tags of what shows these things. */
    public static CacheTags ofShown(Collection<UUID> things) {
        return new CacheTags(things.stream().mapToLong(CacheTags::shows).toArray());
    }

    /** The tags of lists under these facets. */
    public static CacheTags ofLists(Collection<UUID> facets) {
        return new CacheTags(facets.stream().mapToLong(CacheTags::lists).toArray());
    }

    /** The tag of all lists of articles. */
    public static CacheTags ofAllLists() {
        return new CacheTags(new long[] {LISTS});
    }

    /** The tags that {@link #packed} has written. */
    public static CacheTags unpack(byte[] packed) {
        long[] values = new long[packed.length / Long.BYTES];
        ByteBuffer.wrap(packed).asLongBuffer().get(values);
        return new CacheTags(values);
    }

    /** As bytes, 8 each, big-endian: the second halves of the ids, as PostgreSQL writes them, too. */
    public byte[] packed() {
        ByteBuffer packed = ByteBuffer.allocate(values.length * Long.BYTES);
        packed.asLongBuffer().put(values);
        return packed.array();
    }

    /** These and one more. */
    public CacheTags and(long tag) {
        long[] more = Arrays.copyOf(values, values.length + 1);
        more[values.length] = tag;
        return new CacheTags(more);
    }

    /** These and those. */
    public CacheTags and(CacheTags others) {
        return union(List.of(this, others));
    }

    /** All of several, each once. */
    public static CacheTags union(Collection<CacheTags> several) {
        return new CacheTags(several.stream()
                .flatMapToLong(tags -> LongStream.of(tags.values))
                .sorted()
                .distinct()
                .toArray());
    }

    /** As header fields and the log write them: base64url (RFC 4648, section 5). */
    public List<String> texts() {
        return LongStream.of(values).mapToObj(CacheTags::text).toList();
    }

    /** The texts, parted by a separator. */
    public String text(String separator) {
        return String.join(separator, texts());
    }

    /** One tag as text: 11 characters. */
    public static String text(long tag) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(ByteBuffer.allocate(Long.BYTES).putLong(tag).array());
    }

    /** Reads what {@link #text} has written; what has another form, as earlier releases wrote it, is left out. */
    public static CacheTags parse(Collection<String> texts) {
        return new CacheTags(texts.stream()
                .filter(text -> text.length() == TEXT_LENGTH)
                .mapToLong(text ->
                        ByteBuffer.wrap(Base64.getUrlDecoder().decode(text)).getLong())
                .toArray());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CacheTags tags && Arrays.equals(values, tags.values);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(values);
    }

    @Override
    public String toString() {
        return text(" ");
    }
}
