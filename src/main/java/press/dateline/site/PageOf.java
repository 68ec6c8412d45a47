package press.dateline.site;

import press.dateline.change.ChangeType;

/** What a page on the web site may be of, by its address. */
public record PageOf(ChangeType type, String slug) {}
