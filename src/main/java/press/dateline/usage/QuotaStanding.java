package press.dateline.usage;

import java.util.List;
import java.util.UUID;
import press.dateline.access.KeyHolder;

/** How quotas stand: reports show it, those who keep quotas know it. */
public interface QuotaStanding {

    /** The quotas that a key is under: its partner's, then its own. */
    List<QuotaStateView> of(KeyHolder holder);

    /** The quotas of a partner. */
    List<QuotaStateView> ofPartner(UUID partner);
}
