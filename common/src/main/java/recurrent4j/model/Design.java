package recurrent4j.model;

/** What a network is made from: a description, as data, that alone decides configuration and initial weights. */
public sealed interface Design permits Architecture, EncoderDecoder, LinearLayer, MeanOfEmbeddings, TokenClassifier {

    /** Whether there is an answer at every step, rather than one after the last. */
    default boolean everyStep() {
        return false;
    }
}
