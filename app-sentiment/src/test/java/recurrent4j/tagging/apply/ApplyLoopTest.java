package recurrent4j.tagging.apply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import recurrent4j.io.TextOutput;
import recurrent4j.io.Utf8Reader;
import recurrent4j.tagging.corpus.ColumnReader;
import recurrent4j.tagging.corpus.FileForm;
import recurrent4j.tagging.corpus.Sentence;
import recurrent4j.tagging.corpus.SentenceFormat;
import recurrent4j.tagging.corpus.TextReader;
import recurrent4j.tagging.evaluate.Tagger;
import recurrent4j.tagging.evaluate.Tagging;
import recurrent4j.tagging.saved.TagTask;
import recurrent4j.tagging.scheme.TagScheme;

class ApplyLoopTest {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    @Test
    void spansAreMarkedInTheTextAndEmptyLinesKeepTheirPlace() throws IOException {
        text(AnswerFormat.TEXT, "I met Barack Obama.\n\n  \nParis!");

        assertThat(written()).isEqualTo("greeting\t[I name] met [Barack Obama name].\n\n\ngreeting\t[Paris name]!\n");
    }

    @Test
    void jsonHasPlacesInCharacters() throws IOException {
        text(AnswerFormat.JSON, "😀 Paris\n");

        assertThat(written())
                .isEqualTo("{\"text\":\"😀 Paris\",\"label\":{\"name\":\"greeting\"},"
                        + "\"spans\":[{\"kind\":\"name\",\"text\":\"Paris\",\"from\":2,\"to\":7}],"
                        + "\"tokens\":[{\"text\":\"😀\",\"from\":0,\"to\":1,\"tag\":\"O\"},"
                        + "{\"text\":\"Paris\",\"from\":2,\"to\":7,\"tag\":\"B-name\"}]}\n");
    }

    @Test
    void textBecomesColumns() throws IOException {
        text(AnswerFormat.COLUMNS, "met Paris.\nyes");

        assertThat(written()).isEqualTo("met\tO\nParis\tB-name\n.\tO\n\nyes\tO\n\n");
    }

    @Test
    void columnsGetOneMoreAndEverythingElseStaysAsItIs() throws IOException {
        columns(FileForm.COLUMNS, AnswerFormat.COLUMNS, "-DOCSTART- X\n\n\nmet VBD\nParis NNP\n\n. .\n\n");

        assertThat(written()).isEqualTo("-DOCSTART- X\n\n\nmet VBD O\nParis NNP B-name\n\n. . O\n\n");
    }

    @Test
    void conlluKeepsItsTenColumns() throws IOException {
        columns(
                FileForm.CONLLU,
                AnswerFormat.COLUMNS,
                "# text = in Paris\n1\tin\tin\tX\t_\t_\t2\tcase\t_\t_\n2\tParis\t_\tX\t_\t_\t0\troot\t_\t_\n");

        assertThat(written())
                .isEqualTo(
                        "# text = in Paris\n1\tin\tin\tO\t_\t_\t2\tcase\t_\t_\n2\tParis\t_\tB-name\t_\t_\t0\troot\t_\t_\n");
    }

    @Test
    void columnsBecomeText() throws IOException {
        columns(FileForm.COLUMNS, AnswerFormat.TEXT, "\nmet\nParis\n\n\nyes\n");

        assertThat(written()).isEqualTo("greeting\tmet [Paris name]\ngreeting\tyes\n");
    }

    @Test
    void manySentencesKeepTheirOrder() throws IOException {
        List<String> lines = IntStream.range(0, 3000)
                .mapToObj(line -> "line" + line + " x".repeat(line % 17))
                .toList();
        text(AnswerFormat.TEXT, String.join("\n", lines));

        assertThat(written().lines().map(line -> line.substring(line.indexOf('\t') + 1)))
                .containsExactlyElementsOf(lines);
    }

    @Test
    void whatStandsBeforeALineThatCannotBeReadIsAnswered() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> columns(FileForm.COLUMNS, AnswerFormat.TEXT, "Paris NNP\n\nmet\n"))
                .withMessageContaining("Line 3 of");

        assertThat(written()).isEqualTo("greeting\t[Paris name]\n");
    }

    @Test
    void aReaderThatHasEnoughEndsTheLoop() {
        var closed = new OutputStream() {
            @Override
            public void write(int value) throws IOException {
                throw new IOException("Broken pipe");
            }
        };
        assertThatExceptionOfType(TextOutput.ClosedException.class)
                .isThrownBy(() -> new ApplyLoop(List.of(tagger()), AnswerFormat.TEXT, new TextOutput(closed))
                        .text(new TextReader("lines", reader("Paris\n".repeat(5000)), false)));
    }

    @Test
    void aLineIsAnsweredBeforeTheNextIsThere() throws Exception {
        var typed = new PipedOutputStream();
        var lines = new PipedInputStream(typed);
        var answers = new PipedOutputStream();
        var shown = new Utf8Reader("answers", new PipedInputStream(answers));
        var loop = new Thread(() -> {
            try {
                new ApplyLoop(List.of(tagger(), tagger()), AnswerFormat.TEXT, new TextOutput(answers))
                        .text(new TextReader("lines", new Utf8Reader("lines", lines), false));
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        });
        loop.start();
        for (String word : List.of("Paris", "Rome")) {
            typed.write((word + "\n").getBytes(StandardCharsets.UTF_8));
            typed.flush();
            assertThat(shown.line()).contains("greeting\t[" + word + " name]");
        }
        typed.close();
        loop.join();
    }

    private void text(AnswerFormat format, String text) throws IOException {
        new ApplyLoop(List.of(tagger(), tagger()), format, new TextOutput(out))
                .text(new TextReader("lines", reader(text), false));
    }

    private void columns(FileForm form, AnswerFormat format, String lines) throws IOException {
        new ApplyLoop(List.of(tagger(), tagger()), format, new TextOutput(out))
                .columns(new ColumnReader("lines", reader(lines), SentenceFormat.USUAL.as(form), false));
    }

    private static Utf8Reader reader(String text) {
        InputStream in = new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
        return new Utf8Reader("lines", in);
    }

    private String written() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private static TextTagger tagger() {
        return new TextTagger(
                new Capitals(), new TagTask(TagScheme.IOB2, List.of("B-name", "I-name", "O"), List.of(), List.of()));
    }

    /** Takes words with capitals for names. */
    private record Capitals() implements Tagger {

        @Override
        public String name() {
            return "capitals";
        }

        @Override
        public long parameters() {
            return 0;
        }

        @Override
        public List<Tagging> tag(List<Sentence> sentences) {
            return sentences.stream()
                    .map(sentence -> new Tagging(
                            IntStream.range(0, sentence.length())
                                    .mapToObj(token -> tag(sentence.words(), token))
                                    .collect(Collectors.toList()),
                            Optional.of("greeting")))
                    .toList();
        }

        private static String tag(List<String> words, int token) {
            if (!isName(words.get(token))) {
                return "O";
            }
            return token > 0 && isName(words.get(token - 1)) ? "I-name" : "B-name";
        }

        private static boolean isName(String word) {
            return Character.isUpperCase(word.codePointAt(0));
        }
    }
}
