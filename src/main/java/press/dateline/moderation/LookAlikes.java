package press.dateline.moderation;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The Latin letters that other characters are written for: look-alikes of other alphabets, digits and signs. */
final class LookAlikes {

    private static final char[] LATIN = new char[0x10000];

    static {
        read().lines()
                .filter(line -> !line.startsWith("#"))
                .forEach(line -> line.substring(2).chars().forEach(alike -> LATIN[alike] = line.charAt(0)));
    }

    private LookAlikes() {}

    private static String read() {
        try (InputStream table = LookAlikes.class.getResourceAsStream("look-alikes.txt")) {
            if (table == null) {
                throw new IllegalStateException("look-alikes.txt is missing from the classpath");
            }
            return new String(table.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The Latin letter that a letter looks like; the letter itself where it looks like none. */
    static char latin(char letter) {
        char latin = LATIN[letter];
        return latin == 0 ? letter : latin;
    }

    /** The letter that a digit is written for; the digit itself where it is written for none. */
    static char ofDigit(char digit, boolean oneIsL) {
        return switch (digit) {
            case '0' -> 'o';
            case '1' -> oneIsL ? 'l' : 'i';
            case '3' -> 'e';
            case '4' -> 'a';
            case '5' -> 's';
            case '7' -> 't';
            case '8' -> 'b';
            case '9' -> 'g';
            default -> digit;
        };
    }

    /** The letter that a sign is written for; 0 where it is written for none. */
    static char ofSign(char sign, boolean barIsL) {
        return switch (sign) {
            case '@' -> 'a';
            case '$' -> 's';
            case '€' -> 'e';
            case '¢' -> 'c';
            case '!', '¡', '|' -> barIsL ? 'l' : 'i';
            case '+' -> 't';
            default -> 0;
        };
    }

    /** Whether a sign is so common at the ends of words that it is read as a letter within one only. */
    static boolean isPunctuation(char sign) {
        return sign == '!' || sign == '¡' || sign == '|' || sign == '+';
    }

    /** Whether a digit or sign is written for i as well as for l. */
    static boolean isEither(char c) {
        return c == '1' || c == '!' || c == '¡' || c == '|';
    }
}
