package press.dateline.web;

/** What stood under a former slug stands under another now: the answer is 308 to the same address with the new slug. */
public final class MovedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String from;
    private final String to;

    public MovedException(String from, String to) {
        super(from + " is " + to + " now", null, false, false);
        this.from = from;
        this.to = to;
    }

    String from() {
        return from;
    }

    String to() {
        return to;
    }
}
