package press.dateline.access;

import java.util.UUID;

/**
 * A key was revoked, or one of its secrets replaced or ended: fired inside the transaction. What was handed on in its
 * name ends with it.
 */
public record SecretEnded(UUID key) {}
