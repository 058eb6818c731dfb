package recurrent4j.tagging.scheme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import recurrent4j.io.InputException;

class TagSchemeTest {

    @ParameterizedTest
    @CsvSource({
        "IOB2, B-NP I-NP O B-NP B-NP, 0-2NP 3-4NP 4-5NP",
        "IOB1, I-NP I-NP O I-NP B-NP, 0-2NP 3-4NP 4-5NP",
        "BIOES, B-NP E-NP O S-NP S-NP, 0-2NP 3-4NP 4-5NP",
        "NONE, NOUN O VERB NOUN, 0-1NOUN 2-3VERB 3-4NOUN",
        "IOB2, O O, ''",
        "IOB2, B I O B, 0-2 3-4",
        "IOB2, B-creative-work I-creative-work, 0-2creative-work",
        "IOB2, b-person i-person o, 0-2person"
    })
    void spansAreReadAsTheSchemeWritesThem(TagScheme scheme, String tags, String spans) {
        assertThat(scheme.spans(words(tags))).isEqualTo(parsed(spans));
    }

    @ParameterizedTest
    @CsvSource({
        "an I behind O begins a chunk, O I-NP I-NP, 1-3NP",
        "an I of another type begins a chunk, B-NP I-VP I-VP, 0-1NP 1-3VP",
        "a B always begins one, B-NP B-NP I-NP, 0-1NP 1-3NP",
        "an E ends one, I-NP E-NP I-NP, 0-2NP 2-3NP",
        "an E behind O is one, O E-NP E-NP, 1-2NP 2-3NP",
        "an S is one whatever follows, B-NP S-NP I-NP, 0-1NP 1-2NP 2-3NP",
        "the end of the sentence ends one, B-NP I-NP, 0-2NP"
    })
    void whatBreaksTheRulesIsReadAsConllevalReadsIt(String rule, String tags, String spans) {
        for (TagScheme scheme : List.of(TagScheme.IOB1, TagScheme.IOB2, TagScheme.BIOES)) {
            assertThat(scheme.spans(words(tags))).as(rule).isEqualTo(parsed(spans));
        }
    }

    @ParameterizedTest
    @EnumSource
    void spansAreTheSameWhenTheyAreWrittenAndReadAgain(TagScheme scheme) {
        var random = new Random(7);
        for (int i = 0; i < 500; i++) {
            int length = random.nextInt(12);
            List<Span> spans = spans(random, length, scheme == TagScheme.NONE ? 1 : 4);
            List<String> tags = scheme.tags(spans, length);
            assertThat(tags).hasSize(length);
            assertThat(scheme.spans(tags)).isEqualTo(spans);
            assertThat(scheme.violation(tags)).isEmpty();
        }
    }

    @Test
    void nothingIsLostFromSchemeToScheme() {
        var random = new Random(8);
        List<TagScheme> schemes = List.of(TagScheme.IOB1, TagScheme.IOB2, TagScheme.BIOES);
        for (int i = 0; i < 500; i++) {
            int length = 1 + random.nextInt(12);
            List<Span> spans = spans(random, length, 4);
            for (TagScheme from : schemes) {
                List<String> tags = from.tags(spans, length);
                for (TagScheme to : schemes) {
                    assertThat(to.convert(from.convert(tags, to), from)).isEqualTo(tags);
                }
            }
        }
    }

    @Test
    void anyTagsHaveTheSpansOfTheirCorrection() {
        var random = new Random(9);
        String[] tags = {"O", "B-a", "I-a", "B-b", "I-b", "E-a", "S-b"};
        for (int i = 0; i < 500; i++) {
            List<String> any =
                    random.ints(8, 0, tags.length).mapToObj(j -> tags[j]).toList();
            for (TagScheme scheme : List.of(TagScheme.IOB1, TagScheme.IOB2, TagScheme.BIOES)) {
                List<String> corrected = scheme.convert(any, scheme);
                assertThat(scheme.spans(corrected)).isEqualTo(scheme.spans(any));
                assertThat(scheme.violation(corrected)).isEmpty();
                assertThat(scheme.violation(any).isEmpty()).isEqualTo(corrected.equals(any));
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "IOB1, O, I-a, true",
        "IOB1, O, B-a, false",
        "IOB1, I-a, B-a, true",
        "IOB1, I-a, B-b, false",
        "IOB1, I-a, I-b, true",
        "IOB2, O, I-a, false",
        "IOB2, O, B-a, true",
        "IOB2, B-a, I-a, true",
        "IOB2, I-a, I-b, false",
        "IOB2, I-a, S-a, false",
        "BIOES, O, S-a, true",
        "BIOES, O, E-a, false",
        "BIOES, B-a, O, false",
        "BIOES, B-a, I-a, true",
        "BIOES, I-a, E-b, false",
        "BIOES, E-a, I-a, false",
        "BIOES, S-a, B-a, true",
        "NONE, NOUN, VERB, true",
        "NONE, O, I-a, true"
    })
    void aTagFollowsAnotherByTheRules(TagScheme scheme, String before, String after, boolean follows) {
        assertThat(scheme.follows(before, after)).isEqualTo(follows);
    }

    @Test
    void sentencesBeginAndEndByTheRules() {
        assertThat(TagScheme.IOB1.begins("B-a")).isFalse();
        assertThat(TagScheme.IOB1.begins("I-a")).isTrue();
        assertThat(TagScheme.IOB2.begins("I-a")).isFalse();
        assertThat(TagScheme.IOB2.ends("I-a")).isTrue();
        assertThat(TagScheme.BIOES.begins("E-a")).isFalse();
        assertThat(TagScheme.BIOES.ends("B-a")).isFalse();
        assertThat(TagScheme.BIOES.ends("I-a")).isFalse();
        assertThat(TagScheme.BIOES.ends("E-a")).isTrue();
        assertThat(TagScheme.NONE.begins("NOUN")).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "IOB2 | O I-a | 1 | I-a stands behind O, and in IOB2 every span begins with B-",
                "IOB2 | I-a O | 0 | I-a begins a sentence, and in IOB2 every span begins with B-",
                "IOB1 | O B-a | 1 | B-a stands behind O, and in IOB1 B- only divides spans of one kind",
                "IOB2 | O S-a | 1 | S-a is no tag of IOB2, whose tags are O and B- or I- and a kind",
                "IOB2 | O NOUN | 1 | NOUN is no tag of IOB2, whose tags are O and B- or I- and a kind",
                "BIOES | B-a | 0 | B-a ends a sentence, and in BIOES every span begins with B- and ends with E-, or is S- alone"
            })
    void aViolationNamesTheTagAndTheRule(TagScheme scheme, String tags, int token, String sentence) {
        assertThat(scheme.violation(words(tags))).hasValue(new TagScheme.Violation(token, sentence));
    }

    @Test
    void aTagOfNoSchemeHasNoSpans() {
        assertThatThrownBy(() -> TagScheme.IOB2.spans(List.of("B-a", "X-a")))
                .isInstanceOf(InputException.class)
                .hasMessage("X-a is no tag of IOB2, whose tags are O and B- or I- and a kind; correct it.");
    }

    @Test
    void lettersOfOtherSchemesAreWrittenAsUsual() {
        assertThat(TagScheme.BIOES.usual("U-LOC")).isEqualTo("S-LOC");
        assertThat(TagScheme.BIOES.usual("l-loc")).isEqualTo("E-loc");
        assertThat(TagScheme.IOB2.usual("b-person")).isEqualTo("B-person");
        assertThat(TagScheme.IOB2.usual("o")).isEqualTo("O");
        assertThat(TagScheme.NONE.usual("o")).isEqualTo("o");
    }

    @Test
    void plainTagsCannotSayLongSpans() {
        assertThatThrownBy(() -> TagScheme.NONE.tags(List.of(new Span(0, 2, "a")), 2))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> TagScheme.IOB2.tags(List.of(new Span(0, 2, "a"), new Span(1, 2, "a")), 2))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> TagScheme.IOB2.tags(List.of(new Span(0, 3, "a")), 2))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static List<Span> spans(Random random, int length, int longest) {
        List<Span> spans = new ArrayList<>();
        for (int from = random.nextInt(3); from < length; ) {
            int to = Math.min(length, from + 1 + random.nextInt(longest));
            spans.add(new Span(from, to, random.nextBoolean() ? "a" : "b-c"));
            from = to + random.nextInt(3);
        }
        return spans;
    }

    private static List<String> words(String tags) {
        return List.of(tags.split(" "));
    }

    private static List<Span> parsed(String spans) {
        List<Span> parsed = new ArrayList<>();
        for (String span : spans.isEmpty() ? new String[0] : spans.split(" ")) {
            parsed.add(new Span(span.charAt(0) - '0', span.charAt(2) - '0', span.substring(3)));
        }
        return parsed;
    }
}
