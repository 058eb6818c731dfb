package recurrent4j.charlm.corpus;

import java.net.URI;
import recurrent4j.io.Download;

/** Texts on which others have published their scores: fetched once, recognized by their checksum, and kept. */
public enum NamedCorpus {

    /** 40,000 lines of Shakespeare's plays, from Andrej Karpathy's char-rnn (2015). */
    TINYSHAKESPEARE;

    /** Returns where the text comes from. */
    public Download download() {
        return switch (this) {
            case TINYSHAKESPEARE ->
                new Download(
                        "tinyshakespeare.txt",
                        URI.create(
                                "https://raw.githubusercontent.com/karpathy/char-rnn/master/data/tinyshakespeare/input.txt"),
                        1_115_394,
                        "86c4e6aa9db7c042ec79f339dcb96d42b0075e16b8fc2e86bf0ca57e2dc565ed");
        };
    }
}
