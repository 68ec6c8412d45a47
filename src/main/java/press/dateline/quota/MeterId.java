package press.dateline.quota;

import java.util.UUID;

/**
 * One limit of one account.
 *
 * @param account a partner's or a key's id
 */
record MeterId(UUID account, MeterKind kind) {}
