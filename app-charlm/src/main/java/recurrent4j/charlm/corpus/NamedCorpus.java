package recurrent4j.charlm.corpus;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import recurrent4j.io.CacheFolder;
import recurrent4j.io.Download;

/** Texts on which others have published their scores: fetched once, recognized by their checksum, and kept. */
public enum NamedCorpus {

    /** 40,000 lines of Shakespeare's plays, from Andrej Karpathy's char-rnn (2015). */
    TINYSHAKESPEARE(
            "tinyshakespeare.txt",
            new Download(
                    URI.create(
                            "https://raw.githubusercontent.com/karpathy/char-rnn/master/data/tinyshakespeare/input.txt"),
                    1_115_394,
                    "86c4e6aa9db7c042ec79f339dcb96d42b0075e16b8fc2e86bf0ca57e2dc565ed"));

    private final String fileName;
    private final Download download;

    NamedCorpus(String fileName, Download download) {
        this.fileName = fileName;
        this.download = download;
    }

    /** Returns where the text comes from. */
    Download download() {
        return download;
    }

    /** Returns the text's file in the user's cache folder, fetching it if it is not there. */
    public Path fetch(Download.Progress progress) throws IOException {
        return fetch(CacheFolder.path(), progress);
    }

    Path fetch(Path folder, Download.Progress progress) throws IOException {
        Path file = folder.resolve(fileName);
        download.fetch(file, progress);
        return file;
    }
}
