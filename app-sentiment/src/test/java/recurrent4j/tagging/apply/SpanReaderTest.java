package recurrent4j.tagging.apply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import recurrent4j.tagging.corpus.Sentence;
import recurrent4j.tagging.crf.ChainTagger;
import recurrent4j.tagging.crf.LinearChain;
import recurrent4j.tagging.crf.TagConstraints;
import recurrent4j.tagging.evaluate.Tagging;
import recurrent4j.tagging.scheme.Span;
import recurrent4j.tagging.scheme.TagScheme;

class SpanReaderTest {

    private static final int TOKENS = 4;

    @ParameterizedTest
    @EnumSource(
            value = TagScheme.class,
            names = {"IOB1", "IOB2", "BIOES"})
    void theProbabilityOfASpanIsThatOfAllSequencesInWhichItStands(TagScheme scheme) {
        List<String> tags = scheme == TagScheme.BIOES
                ? List.of("O", "B-x", "I-x", "E-x", "S-x", "B-y", "I-y", "E-y", "S-y")
                : List.of("O", "B-x", "I-x", "B-y", "I-y");
        var random = new Random(3);
        int size = tags.size();
        LinearChain chain = LinearChain.of(
                constraints(scheme, tags),
                random.doubles(LinearChain.parameters(size), -1, 1).toArray());
        double[] emissions = random.doubles(TOKENS * size, -1, 1).toArray();
        var posterior = chain.posterior(emissions);
        var reader = new SpanReader(new Chain(scheme, tags));
        for (Span span : List.of(new Span(0, 1, "x"), new Span(1, 3, "x"), new Span(1, 2, "y"), new Span(2, 4, "y"))) {
            double expected = 0;
            double all = 0;
            double kind = 0;
            for (int[] sequence : sequences(size)) {
                List<String> named = IntStream.of(sequence).mapToObj(tags::get).toList();
                if (scheme.violation(named).isEmpty()) {
                    double probability = Math.exp(-chain.loss(emissions, sequence));
                    all += probability;
                    expected += scheme.spans(named).contains(span) ? probability : 0;
                    kind += scheme.kind(named.get(span.from())).equals(Optional.of(span.kind())) ? probability : 0;
                }
            }
            assertThat(all).isCloseTo(1, within(1e-9));
            assertThat(reader.span(posterior, span)).as(span.toString()).isCloseTo(expected, within(1e-9));
            assertThat(reader.token(posterior, span.from(), Optional.of(span.kind())))
                    .isCloseTo(kind, within(1e-9));
        }
    }

    private static TagConstraints constraints(TagScheme scheme, List<String> tags) {
        boolean[][] follows = new boolean[tags.size()][tags.size()];
        boolean[] begins = new boolean[tags.size()];
        boolean[] ends = new boolean[tags.size()];
        for (int tag = 0; tag < tags.size(); tag++) {
            begins[tag] = scheme.begins(tags.get(tag));
            ends[tag] = scheme.ends(tags.get(tag));
            for (int next = 0; next < tags.size(); next++) {
                follows[tag][next] = scheme.follows(tags.get(tag), tags.get(next));
            }
        }
        return new TagConstraints(tags.size(), follows, begins, ends);
    }

    private static List<int[]> sequences(int size) {
        return IntStream.range(0, (int) Math.pow(size, TOKENS))
                .mapToObj(number -> IntStream.range(0, TOKENS)
                        .map(token -> number / (int) Math.pow(size, token) % size)
                        .toArray())
                .toList();
    }

    private record Chain(TagScheme scheme, List<String> tags) implements ChainTagger {

        @Override
        public List<Answer> answers(List<Sentence> sentences) {
            return List.of();
        }

        @Override
        public List<Tagging> tag(List<Sentence> sentences) {
            return List.of();
        }

        @Override
        public String name() {
            return "chain";
        }

        @Override
        public long parameters() {
            return 0;
        }
    }
}
