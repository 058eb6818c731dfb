package recurrent4j.seq2seq.decode;

import java.util.List;

/**
 * How likely a target is for its source.
 *
 * @param source tokens that were read, without the end mark
 * @param target tokens that were scored, without the end mark
 * @param unknown how many of both the model does not know: all unknown ones have one probability
 * @param scores of the target's tokens and its end mark
 */
public record TargetScore(List<String> source, List<String> target, int unknown, TokenScores scores) {

    public TargetScore {
        source = List.copyOf(source);
        target = List.copyOf(target);
    }
}
