package recurrent4j.tagging.evaluate;

import java.util.List;
import recurrent4j.eval.Contestant;
import recurrent4j.tagging.corpus.Sentence;

/** Says what each token of a sentence is: a baseline or a network, fitted before. */
public interface Tagger extends Contestant {

    /**
     * Returns what it takes the tokens of each sentence for. Tags and labels that sentences have already are not looked at.
     *
     * @param sentences with the columns that the tagger reads, in the order of its training part
     */
    List<Tagging> tag(List<Sentence> sentences);
}
