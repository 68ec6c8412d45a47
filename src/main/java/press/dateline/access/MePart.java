package press.dateline.access;

import java.util.List;

/** Something that {@code /v1/me} says of a key. Features that stand on keys implement it. */
public interface MePart {

    /** The filters that act on what the key gets, by three statements at most; none, if nothing is held back by them. */
    List<MeFilter> filters(MeCaller caller);
}
