package press.dateline.access;

/**
 * The first administrator key was made; this is the only time that it can be shown.
 *
 * @param key the key itself
 */
public record AdministratorMade(String key) {

    /** Never the key. */
    @Override
    public String toString() {
        return "AdministratorMade";
    }
}
