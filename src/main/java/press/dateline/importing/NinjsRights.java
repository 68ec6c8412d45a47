package press.dateline.importing;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import press.dateline.revision.Rights;

/** What may be done with an item or a picture of it, from the members that say so. */
final class NinjsRights {

    private static final int LONGEST_LINE = 500;
    private static final int LONGEST_TERMS = 2_000;

    private NinjsRights() {}

    /**
     * Holder from {@code copyrightHolder}; the credit line from a description of that role, else
     * {@code copyrightNotice}; terms from {@code usageTerms}, {@code rightsInfo} and a notice not shown otherwise. Terms
     * are never cut: half a condition is none. Rules that Dateline wrote are limits again.
     */
    static @Nullable Rights of(Members item, @Nullable String creditLine, Losses losses) {
        String holder = item.text(LONGEST_LINE, "copyrightholder");
        String notice = item.text(LONGEST_TERMS, "copyrightnotice");
        String usage = item.text(LONGEST_TERMS, "usageterms");
        Members info = item.object("rightsinfo");
        String linked = info == null ? null : info.text(LONGEST_TERMS, "linkedrights");
        String encoded = info == null ? null : info.text(Integer.MAX_VALUE, "encodedrights");
        Rights limits = NinjsPolicy.read(info == null ? null : info.text(LONGEST_LINE, "langid"), encoded);
        boolean noticeIsLine = creditLine == null && notice != null && notice.length() <= LONGEST_LINE;
        String terms = join(usage, noticeIsLine ? null : notice, linked);
        if (terms.length() > LONGEST_TERMS) {
            throw Members.fault(
                    item.pointer() + "/usageTerms",
                    "is longer than " + LONGEST_TERMS + " characters, with the copyright notice.");
        }
        String all = join(terms, limits == null ? encoded : null);
        if (all.length() > LONGEST_TERMS) {
            losses.add(info == null ? "" : info.pointer(), "the encoded rights are too long to be kept");
        } else {
            terms = all;
        }
        String line = noticeIsLine ? notice : creditLine;
        return holder == null && line == null && terms.isEmpty() && limits == null
                ? null
                : NinjsPolicy.within(limits, holder, line, terms.isEmpty() ? null : terms);
    }

    private static String join(@Nullable String... parts) {
        return Stream.of(parts).filter(part -> part != null && !part.isEmpty()).collect(Collectors.joining("\n"));
    }
}
