package recurrent4j.eval;

/** What can be scored beside others of its kind: a fitted baseline or a trained network. */
public interface Contestant {

    /** What tables call it, unique among those that it is compared with. */
    String name();

    /** The count of learned numbers. */
    long parameters();
}
