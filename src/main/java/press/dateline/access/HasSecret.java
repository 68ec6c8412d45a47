package press.dateline.access;

/** An answer that shows a secret, or who somebody is; what is stored for repetition is the answer without it. */
public interface HasSecret {

    Object withoutSecret();
}
