package press.dateline.place;

/** What a place may be. Answers may come to hold more. */
final class PlaceKind {

    /** The kind of what has none of the others. */
    static final String OTHER = "other";

    /** The kinds, as a pattern. */
    static final String VALID =
            "continent|country|region|city|district|building|venue|island|mountain|body-of-water|other";

    /** The kinds, in words. */
    static final String MESSAGE = "must be continent, country, region, city, district, building, venue, island,"
            + " mountain, body-of-water or other";

    private PlaceKind() {}
}
