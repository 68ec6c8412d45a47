package press.dateline.web;

/** The publication's web site, for features that know nothing else of the publication. */
public interface WebSite {

    /** Where things have their pages; one statement, so ask once for a whole answer. */
    WebPages pages();
}
