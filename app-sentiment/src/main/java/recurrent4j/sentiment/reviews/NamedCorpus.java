package recurrent4j.sentiment.reviews;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import recurrent4j.io.CacheFolder;
import recurrent4j.io.Download;

/** Texts on which others have published their scores: fetched once, recognized by their checksum, and kept. */
public enum NamedCorpus {

    /** 50,000 labelled and 50,000 unlabelled film reviews (Maas et al., Learning Word Vectors for Sentiment Analysis, 2011). */
    IMDB(
            "aclImdb_v1.tar.gz",
            new Download(
                    URI.create("https://ai.stanford.edu/~amaas/data/sentiment/aclImdb_v1.tar.gz"),
                    84_125_825,
                    "c40f74a18d3b61f90feba1e17730e0d38e8b97c05fde7008942e91923d1658fe"));

    private final String fileName;
    private final Download download;

    NamedCorpus(String fileName, Download download) {
        this.fileName = fileName;
        this.download = download;
    }

    /** Returns where the texts come from. */
    Download download() {
        return download;
    }

    /** Returns the file in the user's cache folder, if it is there already. */
    public Optional<Path> cached() {
        return Optional.of(CacheFolder.path().resolve(fileName)).filter(Files::isRegularFile);
    }

    /** Returns the file in the user's cache folder, fetching it if it is not there. */
    public Path fetch(Download.Progress progress) throws IOException {
        return fetch(CacheFolder.path(), progress);
    }

    public Path fetch(Path folder, Download.Progress progress) throws IOException {
        Path file = folder.resolve(fileName);
        download.fetch(file, progress);
        return file;
    }
}
