package press.dateline.importing;

import java.util.UUID;

/**
 * An upload that is stored, and whose job nobody works on yet.
 *
 * @param job its id
 * @param chunks in which it is stored; none where there is no item in it
 * @param bytes of its lines
 * @param digest SHA-256 of all that was sent
 */
public record ReceivedUpload(UUID job, int chunks, long bytes, byte[] digest) {}
