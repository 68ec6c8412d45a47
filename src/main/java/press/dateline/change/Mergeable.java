package press.dateline.change;

/**
 * What merging must know of a type of cards.
 *
 * @param <E> the entity
 * @param <S> its writable shape
 */
public interface Mergeable<E extends Card, S extends CardShape> {

    CardRepository<E> cards();

    Class<S> shape();

    /** The card as it is written. */
    S written(E card);

    /** What the one that stays becomes: all that it is, and what the other has beside. */
    S together(S stays, S goes);

    /** Gives the one that stays its fields; what stands in other tables is moved by {@link CardReferences}. */
    void become(E card, S shape);

    /**
     * Refuses what cannot be merged, before anything is.
     *
     * @throws press.dateline.web.ProblemException naming the reason
     */
    default void check(E goes, E stays) {}

    /**
     * Refuses what cannot stand as it did before the merge, after all is back.
     *
     * @throws press.dateline.web.ProblemException naming the reason
     */
    default void checkRestored(E back) {}
}
