package press.dateline.language;

import java.util.Arrays;

/** Folded words, numbered from 0, each with the roles that it plays in English sentences ({@link EnglishWords}). */
public final class Vocabulary {

    /** Says that a word has no number. */
    public static final int UNKNOWN = -1;

    private char[] chars = new char[4096];
    private int[] ends = new int[512];
    private long[] roles = new long[512];
    private int size;
    /** Open addressing over the words' numbers plus one; its length is a power of two. */
    private int[] slots = new int[1024];

    public int find(char[] word, int length) {
        for (int slot = hash(word, length) & (slots.length - 1); ; slot = (slot + 1) & (slots.length - 1)) {
            int number = slots[slot] - 1;
            if (number < 0) {
                return UNKNOWN;
            }
            if (Arrays.equals(chars, start(number), ends[number], word, 0, length)) {
                return number;
            }
        }
    }

    public int add(char[] word, int length) {
        int known = find(word, length);
        if (known != UNKNOWN) {
            return known;
        }
        if (size * 2 >= slots.length) {
            grow();
        }
        int number = size++;
        if (number == ends.length) {
            ends = Arrays.copyOf(ends, number * 2);
            roles = Arrays.copyOf(roles, number * 2);
        }
        int start = start(number);
        if (start + length > chars.length) {
            chars = Arrays.copyOf(chars, Math.max(start + length, chars.length * 2));
        }
        System.arraycopy(word, 0, chars, start, length);
        ends[number] = start + length;
        insert(number, hash(word, length));
        return number;
    }

    /** The roles of a word, 0 for one that is unknown. */
    public long roles(int number) {
        return number < 0 ? 0 : roles[number];
    }

    public void addRole(int number, long role) {
        roles[number] |= role;
    }

    private int start(int number) {
        return number == 0 ? 0 : ends[number - 1];
    }

    private void grow() {
        slots = new int[slots.length * 2];
        for (int number = 0; number < size; number++) {
            int start = start(number);
            int hash = 0;
            for (int i = start; i < ends[number]; i++) {
                hash = 31 * hash + chars[i];
            }
            insert(number, mixed(hash));
        }
    }

    private void insert(int number, int hash) {
        int slot = hash & (slots.length - 1);
        while (slots[slot] != 0) {
            slot = (slot + 1) & (slots.length - 1);
        }
        slots[slot] = number + 1;
    }

    private static int hash(char[] word, int length) {
        int hash = 0;
        for (int i = 0; i < length; i++) {
            hash = 31 * hash + word[i];
        }
        return mixed(hash);
    }

    private static int mixed(int hash) {
        int mixed = hash * 0x9E3779B9;
        return mixed ^ (mixed >>> 15);
    }
}
