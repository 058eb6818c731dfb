package recurrent4j.sentiment.reviews;

import java.net.URI;
import recurrent4j.io.Download;

/** Texts on which others have published their scores: fetched once, recognized by their checksum, and kept. */
public enum NamedCorpus {

    /** 50,000 labelled and 50,000 unlabelled film reviews (Maas et al., Learning Word Vectors for Sentiment Analysis, 2011). */
    IMDB;

    /** Returns where the texts come from. */
    public Download download() {
        return switch (this) {
            case IMDB ->
                new Download(
                        "aclImdb_v1.tar.gz",
                        URI.create("https://ai.stanford.edu/~amaas/data/sentiment/aclImdb_v1.tar.gz"),
                        84_125_825,
                        "c40f74a18d3b61f90feba1e17730e0d38e8b97c05fde7008942e91923d1658fe");
        };
    }
}
