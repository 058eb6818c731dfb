package recurrent4j.sentiment.classify;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Optional;
import recurrent4j.data.Truncation;
import recurrent4j.data.Vocabulary;
import recurrent4j.io.InputException;
import recurrent4j.sentiment.classify.RecurrentClassifier.Member;
import recurrent4j.sentiment.reviews.TextEncoding;

/**
 * What the networks' own files do not say.
 *
 * @param name of whatever answers, by which programs of before know it
 * @param labels of the classes, in the order of their answers
 * @param encodings each of different ones once
 * @param places for each network, the place of its encoding among them
 */
public record SavedReading(
        String name,
        List<String> labels,
        @JsonProperty("views") List<SavedEncoding> encodings,
        @JsonProperty("shown") List<Integer> places) {

    /** @throws InputException if a network has an encoding that is not there */
    public SavedReading {
        for (int place : places) {
            if (place < 0 || place >= encodings.size()) {
                throw new InputException("A network has encoding %d, of %d, counted from 0.", place, encodings.size());
            }
        }
    }

    /** Returns how networks read, in the order of their saving. */
    public static SavedReading of(String name, List<String> labels, List<Member> members) {
        List<TextEncoding> encodings =
                members.stream().map(Member::encoding).distinct().toList();
        return new SavedReading(
                name,
                labels,
                encodings.stream().map(SavedEncoding::of).toList(),
                members.stream()
                        .map(member -> encodings.indexOf(member.encoding()))
                        .toList());
    }

    /**
     * How a network reads a text.
     *
     * @param words that are known, in the order of their numbers, without the unknown one behind them
     * @param pairs likewise; none if they are not read
     */
    public record SavedEncoding(
            List<String> words,
            List<String> pairs,
            int length,
            @JsonProperty("excerpt") Truncation truncation,
            boolean backwards) {

        private static SavedEncoding of(TextEncoding encoding) {
            return new SavedEncoding(
                    encoding.vocabulary().tokens(),
                    encoding.pairs().map(Vocabulary::tokens).orElse(List.of()),
                    encoding.limit(),
                    encoding.truncation(),
                    encoding.backwards());
        }

        /** Returns the encoding itself. */
        public TextEncoding encoding() {
            return new TextEncoding(
                    Vocabulary.open(words),
                    Optional.of(pairs).filter(known -> !known.isEmpty()).map(Vocabulary::open),
                    length,
                    truncation,
                    backwards);
        }
    }
}
