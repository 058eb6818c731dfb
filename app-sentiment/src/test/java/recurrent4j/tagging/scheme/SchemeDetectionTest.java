package recurrent4j.tagging.scheme;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SchemeDetectionTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "O B-a I-a / B-b | IOB2 | of the spans that do not follow one of their kind, 2 of 2 begin with B-",
                "O I-a I-a / I-b | IOB1 | of the spans that do not follow one of their kind, 2 of 2 begin with I-",
                "I-a B-a O I-b | IOB1 | of the spans that do not follow one of their kind, 2 of 2 begin with I-",
                "O B-a / B-b / I-b | IOB2 | of the spans that do not follow one of their kind, 2 of 3 begin with B-",
                "O I-a / I-b / B-b | IOB1 | of the spans that do not follow one of their kind, 2 of 3 begin with I-",
                "B-a E-a O | BIOES | IOB has no tag such as E-a",
                "S-a O | BIOES | IOB has no tag such as S-a",
                "U-a O | BIOES | IOB has no tag such as U-a",
                "b-creative-work i-creative-work o | IOB2 | of the spans that do not follow one of their kind, 1 of 1 begin with B-",
                "B I O | IOB2 | of the spans that do not follow one of their kind, 1 of 1 begin with B-",
                "NOUN VERB | NONE | NOUN has no letter and hyphen in front",
                "PER O LOC | NONE | PER has no letter and hyphen in front",
                "-LRB- NN I | NONE | -LRB- has no letter and hyphen in front",
                "I B | NONE | I has no letter and hyphen in front",
                "O O | NONE | O is the only one",
                "B-x NN VB DT | NONE | most have no letter and hyphen in front",
                "B-x I-x B-y X-y O | IOB2 | of the spans that do not follow one of their kind, 2 of 2 begin with B-"
            })
    void theSchemeShowsInAllTags(String tags, TagScheme scheme, String reason) {
        List<List<String>> sentences = Arrays.stream(tags.split(" / "))
                .map(sentence -> List.of(sentence.split(" ")))
                .toList();
        assertThat(TagScheme.detect(sentences)).isEqualTo(new SchemeDetection(scheme, reason));
    }
}
