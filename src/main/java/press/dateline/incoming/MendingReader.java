package press.dateline.incoming;

import java.io.FilterReader;
import java.io.IOException;
import java.io.PushbackReader;
import java.io.Reader;
import java.util.regex.Pattern;

/**
 * Mends what XML may not hold, so that the parser does not guess: an ampersand that begins no reference becomes
 * {@code &}{@code amp;}, and characters that XML 1.0 does not have (section 2.2) are left out; so is what is too much of an
 * element's name, as the parser takes time that grows with the square of its length. Lines stay what they are.
 */
final class MendingReader extends FilterReader {

    private static final int LONGEST_REFERENCE = 40;
    private static final int LONGEST_NAME = 200;
    private static final int NO_NAME = -1;
    private static final Pattern REFERENCE =
            Pattern.compile("(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]*);");
    private static final String CDATA = "<![CDATA[";
    private static final String CDATA_END = "]]>";
    private static final String MENDED = "amp;";

    private final PushbackReader source;
    private String pending = "";
    private int pendingAt;
    private boolean inCdata;
    private int matched;

    /** How much of an element's name has come; {@link #NO_NAME} elsewhere. */
    private int name = NO_NAME;

    MendingReader(Reader in) {
        this(new PushbackReader(in, LONGEST_REFERENCE + 1));
    }

    private MendingReader(PushbackReader source) {
        super(source);
        this.source = source;
    }

    @Override
    public int read() throws IOException {
        if (pendingAt < pending.length()) {
            return pending.charAt(pendingAt++);
        }
        int c = source.read();
        while (c >= 0 && (!isXml((char) c) || isTooMuchOfName((char) c))) {
            c = source.read();
        }
        follow(c);
        if (c == '&' && !inCdata && !beginsReference()) {
            pending = MENDED;
            pendingAt = 0;
        }
        return c;
    }

    @Override
    public int read(char[] target, int offset, int length) throws IOException {
        int read = 0;
        while (read < length) {
            int c = read();
            if (c < 0) {
                break;
            }
            target[offset + read++] = (char) c;
        }
        return read == 0 && length > 0 ? -1 : read;
    }

    private boolean isTooMuchOfName(char c) {
        if (inCdata) {
            name = NO_NAME;
        } else if (c == '<') {
            name = 0;
        } else if (name >= 0 && (Character.isLetter(c) || (name > 0 && c > ' ' && c != '/' && c != '>'))) {
            name++;
        } else if (c != '/' || name != 0) {
            name = NO_NAME;
        }
        return name > LONGEST_NAME;
    }

    private static boolean isXml(char c) {
        return c >= ' ' ? c != '\uFFFE' && c != '\uFFFF' : c == '\n' || c == '\r' || c == '\t';
    }

    /** Notes where CDATA sections begin and end. */
    private void follow(int c) {
        String mark = inCdata ? CDATA_END : CDATA;
        if (c == mark.charAt(matched)) {
            matched++;
        } else if (!(inCdata && c == ']' && matched == 2)) {
            matched = c == mark.charAt(0) ? 1 : 0;
        }
        if (matched == mark.length()) {
            inCdata = !inCdata;
            matched = 0;
        }
    }

    private boolean beginsReference() throws IOException {
        char[] ahead = new char[LONGEST_REFERENCE];
        int length = 0;
        int c = source.read();
        while (c >= 0 && length < LONGEST_REFERENCE) {
            ahead[length++] = (char) c;
            if (c != '#' && !Character.isLetterOrDigit(c)) {
                break;
            }
            c = length < LONGEST_REFERENCE ? source.read() : -1;
        }
        source.unread(ahead, 0, length);
        return REFERENCE.matcher(new String(ahead, 0, length)).matches();
    }
}
