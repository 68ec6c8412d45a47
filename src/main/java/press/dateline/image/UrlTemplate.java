package press.dateline.image;

import java.util.UUID;

/** The address of an image server's files, with the placeholders {id}, {crop} and {width}. */
final class UrlTemplate {

    private static final String PLACEHOLDER = "\\{(?:id|crop|width)\\}";
    private static final String CHARACTERS = "[^\\s\\p{C}\\p{Z}\"<>\\\\^`{|}]";

    /** A URL template, as a pattern: no placeholder in the host. */
    static final String VALID = "(?:https?://[A-Za-z0-9][A-Za-z0-9._-]*(?::[0-9]{1,5})?/|/(?!/))(?:" + CHARACTERS + "|"
            + PLACEHOLDER + ")*";

    static final String MESSAGE = "must be an http or https URL, or begin with a single slash, with no placeholders"
            + " but {id}, {crop} and {width}";

    private UrlTemplate() {}

    static String expand(String template, UUID id, String crop, int width) {
        return template.replace("{id}", id.toString())
                .replace("{crop}", crop)
                .replace("{width}", Integer.toString(width));
    }
}
