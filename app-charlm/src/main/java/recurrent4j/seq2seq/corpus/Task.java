package recurrent4j.seq2seq.corpus;

/** What texts are rewritten for: decides by which score epochs and models are chosen, and which baselines stand beside them. */
public enum Task {
    /** Another language, or a sentence for a meaning: words in common with references count. */
    TRANSLATION,

    /** One right answer, such as a sum, a date or a pronunciation: what is not exactly right is wrong. */
    TRANSDUCTION,

    /** A reply to what was said: many are right, so that probabilities count. */
    CHAT,

    /** One of very many texts that belong to a label, such as a name of a language: probabilities count. */
    GENERATION
}
