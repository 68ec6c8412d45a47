package press.dateline.mention;

/** The capitals of a word. */
enum Shape {
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
    int code() {
        return code;
    }

    static Shape of(int code) {
        return BY_CODE[code];
    }
}
