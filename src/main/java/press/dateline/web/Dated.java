package press.dateline.web;

import java.time.Instant;

/** A view that knows when any byte of it changed last; it becomes the answer's Last-Modified. */
public interface Dated {

    Instant modifiedAt();
}
