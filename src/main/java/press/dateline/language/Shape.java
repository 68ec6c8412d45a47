package press.dateline.language;

/** The capitals of a word. */
public enum Shape {
    /** No letter that has a case. */
    UNCASED(0),
    LOWER(1),
    /** At least one capital. */
    CAPITAL(2),
    /** Two letters or more, capitals all. */
    CAPITALS(3);

    private static final Shape[] BY_CODE = {UNCASED, LOWER, CAPITAL, CAPITALS};

    private final int code;

    Shape(int code) {
        this.code = code;
    }

    /** Two bits that stand for the shape. */
    public int code() {
        return code;
    }

    public static Shape of(int code) {
        return BY_CODE[code];
    }
}
