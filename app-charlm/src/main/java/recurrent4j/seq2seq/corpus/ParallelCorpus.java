package recurrent4j.seq2seq.corpus;

import java.util.List;
import recurrent4j.data.Split;
import recurrent4j.eval.DataSource;

/**
 * Source texts with their targets in a training, a validation and a test part.
 *
 * @param remarks what the reader of the scores should know of the parts
 */
public record ParallelCorpus(String name, Task task, Split<List<Pair>> parts, DataSource source, List<String> remarks) {

    /** The program whose data and models these are. */
    public static final String APP = "seq2seq";

    public ParallelCorpus {
        parts = parts.map(List::copyOf);
        remarks = List.copyOf(remarks);
    }
}
