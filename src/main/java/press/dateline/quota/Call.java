package press.dateline.quota;

import java.util.List;
import org.jspecify.annotations.Nullable;
import press.dateline.access.KeyHolder;
import press.dateline.web.ArticleCopy;

/** A request with a key that no answer from memory has ended, and what was counted of it. */
final class Call {

    final KeyHolder holder;
    final Allowance allowance;
    /** Whether it counts towards no quota, whatever it is answered. */
    final boolean free;

    boolean hasToken;
    /** What refuses it, unless it is answered that it is gone, or not modified. */
    @Nullable
    Meter refusedBy;

    boolean isPaid;
    boolean isRefused;
    List<ArticleCopy> copies = List.of();

    Call(KeyHolder holder, Allowance allowance, boolean free) {
        this.holder = holder;
        this.allowance = allowance;
        this.free = free;
    }
}
