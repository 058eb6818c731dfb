package recurrent4j.seq2seq.decode;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** The search for the targets of one source, which goes on beside others. */
interface SourceSearch {

    /** Returns how many rows it has in the next step. */
    int rows();

    /**
     * Reads what may come next, and decides with which tokens its rows go on.
     *
     * @param first the row of the step that is its first
     */
    void read(StepModel.Step step, int first);

    /** Returns which of its last rows a new row continues, counted from its first. */
    int parent(int row);

    /** Returns the token by which a new row continues it. */
    int token(int row);

    /** Returns what was found, the best first. */
    List<TokenHypothesis> found();

    /** Searches for the targets of all sources together, until every search has come to its end. */
    static List<List<TokenHypothesis>> run(
            StepModel model, List<int[]> sources, List<? extends SourceSearch> searches) {
        try (StepModel.Session session = model.begin(sources)) {
            for (StepModel.Step step = session.first(); step.logProbabilities().length > 0; ) {
                var parents = IntStream.builder();
                var tokens = IntStream.builder();
                int first = 0;
                for (SourceSearch search : searches) {
                    int rows = search.rows();
                    if (rows > 0) {
                        search.read(step, first);
                    }
                    for (int row = 0; row < search.rows(); row++) {
                        parents.add(first + search.parent(row));
                        tokens.add(search.token(row));
                    }
                    first += rows;
                }
                int[] next = tokens.build().toArray();
                if (next.length == 0) {
                    break;
                }
                step = session.next(parents.build().toArray(), next);
            }
        }
        List<List<TokenHypothesis>> found = new ArrayList<>();
        searches.forEach(search -> found.add(search.found()));
        return found;
    }
}
