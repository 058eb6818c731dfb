package recurrent4j.seq2seq.corpus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class GeneratedCorporaTest {

    @Test
    void reverseHasTheLettersBackwards() {
        ParallelCorpus corpus = ReverseCorpus.corpus(1);

        for (Pair pair : corpus.parts().test()) {
            assertEquals(new StringBuilder(pair.source()).reverse().toString(), pair.target());
        }
        assertEquals("reverse: 10,000 pairs to train on, 500 to validate, 500 to test.", corpus.sentence());
    }

    @Test
    void addHasTheSumOfEitherOrderOfItsSource() {
        ParallelCorpus corpus = AddCorpus.corpus(1);

        for (Pair pair : corpus.parts().training()) {
            String[] numbers = pair.source().split("\\+");
            assertEquals(Integer.parseInt(numbers[0]) + Integer.parseInt(numbers[1]), Integer.parseInt(pair.target()));
        }
    }

    @Test
    void datesAreWrittenInManyWaysAndIso() {
        ParallelCorpus corpus = DatesCorpus.corpus(1);

        for (Pair pair : corpus.parts().training()) {
            assertTrue(pair.target().matches("(19[5-9]|20[0-4])\\d-\\d\\d-\\d\\d"), pair.target());
            assertTrue(pair.source().contains(pair.target().substring(0, 4)), pair.toString());
        }
        assertEquals("thirty-first", DatesCorpus.spelled(31));
        assertEquals("twenty-second", DatesCorpus.spelled(22));
        assertEquals(
                List.of("st", "nd", "rd", "th", "th", "th", "st"),
                List.of(1, 2, 3, 4, 11, 12, 21).stream()
                        .map(DatesCorpus::ending)
                        .toList());
    }

    @Test
    void partsShareNoSourceAndTheSeedDecides() {
        for (ParallelCorpus corpus : List.of(ReverseCorpus.corpus(2), AddCorpus.corpus(2), DatesCorpus.corpus(2))) {
            Set<String> sources = new HashSet<>();
            for (List<Pair> part : List.of(
                    corpus.parts().training(),
                    corpus.parts().validation(),
                    corpus.parts().test())) {
                part.forEach(pair -> assertTrue(sources.add(pair.source()), pair.source()));
            }
        }
        assertEquals(DatesCorpus.corpus(3), DatesCorpus.corpus(3));
        assertNotEquals(DatesCorpus.corpus(3).parts(), DatesCorpus.corpus(4).parts());
    }
}
