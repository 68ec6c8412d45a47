package press.dateline.quota;

/** What became of taking units. */
enum Outcome {
    TAKEN,
    /** The ledger has to be asked. */
    WAIT,
    /** There are none: the ledger was asked lately. */
    REFUSED
}
