/**
 * Plans, and what is left of them: rates and quotas of partners and keys, on any number of instances.
 *
 * <p>Each limit of an account (a partner, or one of its keys) is a meter. Its ledger is one row in the database: for a
 * rate a token bucket, for a quota what has been given out in the day or the month. An instance takes units from the
 * ledger ahead of need, and gives them out by itself ({@link press.dateline.quota.Meter}): so a request is decided in
 * memory, and all instances together can never give out more than the ledger has given them, however the traffic is
 * spread. Once a second, and at once where a request waits for units, one statement settles all meters that were used
 * ({@link press.dateline.quota.Settlement}):
 *
 * <ul>
 *   <li>What an instance asks for is what the requests that wait need, and what it has been asked for since the last
 *       settling: of a rate one second's tokens at most, of a quota a fiftieth of it. What it holds beyond that goes back.
 *       So units are where the traffic is.
 *   <li>What the ledger cannot give is refused without asking again: of a rate until a token may have come, 250 ms at
 *       most, of a quota for a second. A full day's requests to an account that has none left are one row in one
 *       statement a second.
 *   <li>A lease ends after five seconds, here and in the ledger. An instance that was killed therefore holds up no more
 *       than a fiftieth of a quota for five seconds; then another one puts it back. Of that it may have given out
 *       something in its last second, of which nobody knows: so a kill may exceed a quota by a fiftieth. Tokens of a rate
 *       are not put back: a bucket fills by itself.
 * </ul>
 *
 * <p>Requests take a token when they come; requests, articles and bytes are taken when the answer is known, all of it or
 * nothing, so no quota is exceeded by what was on its way. What costs nothing (304, 410, changes, {@code /v1/me}) takes
 * nothing, or puts its token back.
 *
 * <p>While the database cannot be reached, each instance goes on by itself: rates are kept by a local bucket
 * (Bucket4j) with its share, which is one by the number of instances; quotas are counted and owed, and settled later.
 */
@NullMarked
package press.dateline.quota;

import org.jspecify.annotations.NullMarked;
