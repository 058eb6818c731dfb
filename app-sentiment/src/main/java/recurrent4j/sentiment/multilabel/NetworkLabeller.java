package recurrent4j.sentiment.multilabel;

import java.util.List;
import recurrent4j.sentiment.classify.RecurrentClassifier;

/** A network with a sigmoid for each label, or an ensemble of them, whose probabilities are averaged. */
record NetworkLabeller(RecurrentClassifier networks) implements Labeller {

    @Override
    public String name() {
        return networks.name();
    }

    @Override
    public long parameters() {
        return networks.parameters();
    }

    @Override
    public double[][] probabilities(List<List<String>> texts) {
        return networks.answers(texts);
    }
}
