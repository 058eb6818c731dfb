package recurrent4j.tagging.apply;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import recurrent4j.io.InputException;
import recurrent4j.io.TextOutput;
import recurrent4j.tagging.corpus.ColumnReader;
import recurrent4j.tagging.corpus.TextReader;

/**
 * Tags sentences as they come in, and writes the answers in their order: as many at once as there are, so that a long file is
 * read fast and an answer to a typed line does not wait. Several taggers answer side by side. What is held in memory does not
 * grow with the input.
 */
public final class ApplyLoop {

    /** Enough that sentences of nearly the same length are found among them. */
    private static final int SENTENCES = 512;

    /** Sentences may be long. */
    private static final int TOKENS = 16_000;

    private final List<TextTagger> taggers;
    private final AnswerFormat format;
    private final TextOutput out;

    /** @param taggers at least one, which answer alike */
    public ApplyLoop(List<TextTagger> taggers, AnswerFormat format, TextOutput out) {
        this.taggers = List.copyOf(taggers);
        this.format = format;
        this.out = out;
    }

    /**
     * Tags the sentences of raw text.
     *
     * @throws TextOutput.ClosedException if the output is closed, so that there is no reason to go on
     */
    public void text(TextReader sentences) throws IOException {
        run(PieceReader.of(sentences));
    }

    /** Tags sentences that stand in columns; the errors are those of {@link #text}. */
    public void columns(ColumnReader sentences) throws IOException {
        run(PieceReader.of(sentences));
    }

    private void run(PieceReader reader) throws IOException {
        var idle = new ArrayBlockingQueue<TextTagger>(taggers.size());
        idle.addAll(taggers);
        ExecutorService threads = Executors.newFixedThreadPool(taggers.size(), work -> {
            var thread = new Thread(work, "tagger");
            thread.setDaemon(true);
            return thread;
        });
        try {
            new Running(reader, idle, threads).toTheEnd();
        } finally {
            threads.shutdownNow();
        }
    }

    /** One run from the first sentence to the last. */
    private final class Running {

        private final PieceReader reader;
        private final BlockingQueue<TextTagger> idle;
        private final ExecutorService threads;
        private final Deque<Future<String>> answers = new ArrayDeque<>();

        Running(PieceReader reader, BlockingQueue<TextTagger> idle, ExecutorService threads) {
            this.reader = reader;
            this.idle = idle;
            this.threads = threads;
        }

        void toTheEnd() throws IOException {
            List<Piece> chunk = new ArrayList<>();
            int tokens = 0;
            for (Optional<Piece> piece = next(chunk); piece.isPresent(); piece = next(chunk)) {
                chunk.add(piece.get());
                tokens += piece.get().tokens();
                boolean waiting = !reader.ready();
                if (chunk.size() == SENTENCES || tokens > TOKENS || waiting) {
                    begin(chunk);
                    tokens = 0;
                    write(waiting ? 0 : taggers.size());
                }
            }
            begin(chunk);
            write(0);
        }

        private Optional<Piece> next(List<Piece> chunk) throws IOException {
            try {
                return reader.next();
            } catch (IOException | InputException e) {
                // What stands before a line that cannot be read is answered before that is complained of.
                begin(chunk);
                write(0);
                throw e;
            }
        }

        private void begin(List<Piece> chunk) {
            if (chunk.isEmpty()) {
                return;
            }
            List<Piece> now = List.copyOf(chunk);
            chunk.clear();
            answers.add(threads.submit(() -> {
                TextTagger tagger = idle.take();
                try {
                    return answer(tagger, now);
                } finally {
                    idle.add(tagger);
                }
            }));
        }

        /** Writes the oldest answers until so many are left to wait for. */
        private void write(int left) throws IOException {
            while (answers.size() > left) {
                out.write(result(answers.remove()));
            }
            if (left == 0) {
                out.show();
            }
        }
    }

    private String answer(TextTagger tagger, List<Piece> pieces) {
        List<PlacedSentence> sentences =
                pieces.stream().flatMap(piece -> piece.sentence().stream()).toList();
        var answers = new ArrayDeque<>(tagger.tag(sentences, format.probable()));
        var written = new StringBuilder();
        for (Piece piece : pieces) {
            written.append(format.of(piece, piece.sentence().isPresent() ? answers.remove() : TaggedText.EMPTY));
        }
        return written.toString();
    }

    private static String result(Future<String> answer) throws IOException {
        try {
            return answer.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("The tagging was interrupted; run it again.", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException mistake) {
                throw mistake;
            }
            throw (Error) e.getCause();
        }
    }
}
