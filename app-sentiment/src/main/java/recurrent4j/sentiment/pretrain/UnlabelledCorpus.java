package recurrent4j.sentiment.pretrain;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import recurrent4j.data.TokenSequence;
import recurrent4j.data.TokenSequenceWriter;
import recurrent4j.data.TokenStreamBatches;
import recurrent4j.data.Vocabulary;
import recurrent4j.io.InputException;
import recurrent4j.io.SmallFiles;
import recurrent4j.io.Text;
import recurrent4j.io.Utf8Reader;
import recurrent4j.sentiment.reviews.LargeMovieReviews;
import recurrent4j.sentiment.reviews.TokenizedReviews;
import recurrent4j.sentiment.text.Tokenizer;

/**
 * Texts without labels as one stream of words, each text followed by a mark of its end.
 *
 * @param vocabulary fitted to the training part
 */
public record UnlabelledCorpus(Vocabulary vocabulary, TokenSequence training, TokenSequence validation) {

    /** What follows the last word of a text. No word is written so. */
    static final String END = "\n";

    /** One text in so many is held out; validation looks at the whole vocabulary, which takes its time. */
    private static final int HELD_OUT = 100;

    private static final int MOST_HELD_OUT = 150;

    /**
     * Reads texts: those of a folder or archive of film reviews that are to be learned from, or the lines of a file.
     */
    public static UnlabelledCorpus read(List<Path> data, int largest, boolean backwards, long seed) throws IOException {
        var tokenizer = new Tokenizer();
        List<List<String>> texts = new ArrayList<>();
        for (Path path : data) {
            if (Files.isDirectory(path) || SmallFiles.isArchive(path)) {
                LargeMovieReviews.readTexts(path, text -> texts.add(tokenizer.tokens(text)));
            } else if (Files.exists(path) && !Files.isRegularFile(path)) {
                throw new InputException(
                        "%s is no file but a pipe or a device; save what it brings, and name that.", path);
            } else {
                try (var lines = new Utf8Reader(path.toString(), Files.newInputStream(path))) {
                    for (var line = lines.line(); line.isPresent(); line = lines.line()) {
                        texts.add(tokenizer.tokens(line.get()));
                    }
                }
            }
        }
        texts.removeIf(List::isEmpty);
        if (backwards) {
            texts.replaceAll(UnlabelledCorpus::reversed);
        }
        return of(texts, largest, seed);
    }

    /**
     * Splits texts and numbers their words.
     *
     * @throws InputException if there are too few of them
     */
    static UnlabelledCorpus of(List<List<String>> texts, int largest, long seed) throws IOException {
        List<List<String>> shuffled = new ArrayList<>(texts);
        Collections.shuffle(shuffled, new Random(seed));
        int held = Math.min(MOST_HELD_OUT, shuffled.size() / HELD_OUT);
        if (held == 0) {
            throw new InputException(
                    "%d texts are too few to learn words from; give at least %d.", texts.size(), HELD_OUT);
        }
        List<List<String>> training = shuffled.subList(held, shuffled.size());
        Stream<List<String>> ends = Stream.of(Collections.nCopies(training.size(), END));
        Vocabulary vocabulary = TokenizedReviews.fit(Stream.concat(training.stream(), ends), largest, 2);
        return new UnlabelledCorpus(
                vocabulary, stream(training, vocabulary), stream(shuffled.subList(0, held), vocabulary));
    }

    private static List<String> reversed(List<String> text) {
        List<String> reversed = new ArrayList<>(text);
        Collections.reverse(reversed);
        return reversed;
    }

    private static TokenSequence stream(List<List<String>> texts, Vocabulary vocabulary) throws IOException {
        long words = texts.stream().mapToLong(text -> text.size() + 1L).sum();
        try (var writer = new TokenSequenceWriter(vocabulary.size(), words)) {
            for (List<String> text : texts) {
                for (String token : text) {
                    writer.add(vocabulary.number(token));
                }
                writer.add(vocabulary.number(END));
            }
            return writer.finish();
        }
    }

    /** Returns how often each word of the vocabulary stands in the training part. */
    public double[] frequencies() {
        double[] frequencies = new double[vocabulary.size()];
        for (long i = 0; i < training.length(); i++) {
            frequencies[training.at(i)]++;
        }
        return frequencies;
    }

    /** Returns the unigram model: the frequency of each word, one being added to each count, whatever the words before it. */
    public NextWordModel wordFrequencies() {
        double[] frequencies = frequencies();
        double all = training.length() + (double) frequencies.length;
        double nats = 0;
        for (long i = 0; i < validation.length(); i++) {
            nats -= Math.log((frequencies[validation.at(i)] + 1) / all);
        }
        return new NextWordModel("word frequencies", frequencies.length, nats / validation.length());
    }

    /** Returns a part as minibatches of a model that learns from samples of the vocabulary. */
    public TokenStreamBatches streams(TokenSequence part, int window) {
        return TokenStreamBatches.numbers(part, vocabulary.size(), window);
    }

    /** Says how much was read, in one sentence. */
    public String sentence() {
        return Text.of(
                "%,d words to learn from and %,d to validate on, of which %,d are known.",
                training.length(), validation.length(), vocabulary.size() - 1);
    }
}
