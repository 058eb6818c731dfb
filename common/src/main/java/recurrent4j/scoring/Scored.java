package recurrent4j.scoring;

import java.util.Optional;

/**
 * What has become of one record.
 *
 * @param record what was asked
 * @param answer nothing if it could not be answered
 * @param error why not, in one sentence
 */
public record Scored<R>(R record, Optional<String> answer, Optional<String> error) {

    static <R> Scored<R> answered(R record, String answer) {
        return new Scored<>(record, Optional.of(answer), Optional.empty());
    }

    static <R> Scored<R> failed(R record, String sentence) {
        return new Scored<>(record, Optional.empty(), Optional.of(sentence));
    }
}
