package recurrent4j.seq2seq.decode;

/** What becomes of the unknown token where a model would write it. */
public enum Unknowns {

    /** It stands in the text, as {@link recurrent4j.data.Vocabulary#UNKNOWN}. */
    SHOW,

    /** It is never written: the most likely of the other tokens is. */
    AVOID,

    /** In its place the token of the source stands that the model looked at most (Luong et al. 2015). */
    COPY
}
