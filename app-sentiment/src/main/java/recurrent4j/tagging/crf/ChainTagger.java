package recurrent4j.tagging.crf;

import java.util.List;
import recurrent4j.tagging.corpus.Sentence;
import recurrent4j.tagging.evaluate.Tagger;
import recurrent4j.tagging.evaluate.Tagging;
import recurrent4j.tagging.scheme.TagScheme;

/** A tagger that chooses tags by a {@link LinearChain}, and so knows how probable they are. */
public interface ChainTagger extends Tagger {

    /** Returns the scheme of the chain's tags, which need not be that of the answers. */
    TagScheme scheme();

    /** Returns the tags of the chain in their order. */
    List<String> tags();

    /** Answers as {@link #tag} does, and says how probable the answers are, which takes longer. */
    List<Answer> answers(List<Sentence> sentences);

    /**
     * What is answered about one sentence.
     *
     * @param posterior the probabilities of all tags of the chain
     * @param labelProbability that of the sentence's label; NaN if it has none
     */
    record Answer(Tagging tagging, Posterior posterior, double labelProbability) {}
}
