package recurrent4j.bundle;

import java.util.List;

/** Networks of a bundle that answer together, or one that answers alone. */
public interface SavedEnsemble {

    /** Returns the name of the contestant that they are. */
    String name();

    /** Returns their places among the networks of the bundle, from 0. */
    List<Integer> members();
}
