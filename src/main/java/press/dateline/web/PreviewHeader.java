package press.dateline.web;

/** The header by which a read asks to be answered as if a draft were published. */
public final class PreviewHeader {

    /** Takes the token of a preview link. */
    public static final String NAME = "Dateline-Preview";

    private PreviewHeader() {}
}
