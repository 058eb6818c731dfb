package recurrent4j.seq2seq.apply;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.stream.IntStream;
import recurrent4j.io.InputException;
import recurrent4j.io.Json;
import recurrent4j.io.Text;
import recurrent4j.seq2seq.decode.Rewritten;
import recurrent4j.seq2seq.decode.TargetScore;
import recurrent4j.seq2seq.evaluate.Hypothesis;

/**
 * How answers are written: for each line one, unless several texts for a source are lines of text.
 *
 * @param all whether all texts for a source are written, rather than the best; as text, each is a line of its own, behind the number
 *     of its source's line
 * @param scores whether the log-probability stands before each text, and a tab
 * @param attention whether it is written how much each token looked at each of the source
 */
public record AnswerFormat(Form form, boolean all, boolean scores, boolean attention) {

    /** What answers look like. */
    public enum Form {
        /** The texts alone. */
        TEXT,

        /** A line of JSON for each source. */
        JSON
    }

    /** The best text alone. */
    public static final AnswerFormat TEXT = new AnswerFormat(Form.TEXT, false, false, false);

    private static final double DECIMALS = 1e6;

    /** @throws InputException if attention is to be written as text */
    public AnswerFormat {
        if (attention && form == Form.TEXT) {
            throw new InputException("Attention is written as JSON only; add --as JSON, or leave out --attention.");
        }
    }

    /** Returns what is written for a blank line. */
    String ofBlank(Line line) {
        if (form == Form.TEXT) {
            return "\n";
        }
        ObjectNode json = Json.mapper().createObjectNode().put("source", line.text());
        json.putArray("answers");
        return json + "\n";
    }

    /** Returns what is written for a source. */
    String of(Line line, Rewritten made) {
        int answers = all ? made.answers().size() : 1;
        if (form == Form.JSON) {
            return json(line.text(), made, answers) + "\n";
        }
        var lines = new StringBuilder();
        for (Rewritten.Answer answer : made.answers().subList(0, answers)) {
            Hypothesis hypothesis = answer.hypothesis();
            lines.append(all ? line.number() + "\t" : "")
                    .append(scores ? figure(hypothesis.logProbability()) + "\t" : "")
                    .append(oneLine(hypothesis.text()))
                    .append('\n');
        }
        return lines.toString();
    }

    private ObjectNode json(String source, Rewritten made, int answers) {
        ObjectNode json = Json.mapper().createObjectNode().put("source", source);
        if (!made.source().isEmpty()) {
            made.source().forEach(json.putArray("tokens")::add);
            json.put("unknown", made.unknown());
        }
        ArrayNode all = json.putArray("answers");
        made.answers().subList(0, answers).forEach(answer -> put(answer, all.addObject()));
        return json;
    }

    private void put(Rewritten.Answer answer, ObjectNode json) {
        Hypothesis hypothesis = answer.hypothesis();
        json.put("text", hypothesis.text());
        put("logProbability", hypothesis.logProbability(), json);
        put("score", answer.score(), json);
        json.put("complete", hypothesis.complete());
        if (!answer.tokens().isEmpty()) {
            answer.tokens().forEach(json.putArray("tokens")::add);
        }
        if (attention && hypothesis.attention().isPresent()) {
            put(hypothesis.attention().get(), json.putObject("attention"));
        }
    }

    private static void put(Hypothesis.AttentionWeights weights, ObjectNode json) {
        weights.source().forEach(json.putArray("source")::add);
        weights.target().forEach(json.putArray("target")::add);
        ArrayNode rows = json.putArray("weights");
        for (float[] weight : weights.weights()) {
            ArrayNode row = rows.addArray();
            IntStream.range(0, weight.length)
                    .forEach(place -> row.add(Math.round(weight[place] * DECIMALS) / DECIMALS));
        }
    }

    /** Returns what is written for a target that was scored: its log-probability, that per token, and the line. */
    String of(Line line, SourceRewriter.Scored scored) {
        double log = scored.likelihood().logProbability();
        double each = log / scored.likelihood().tokens();
        if (form == Form.TEXT) {
            return figure(log) + "\t" + figure(each) + "\t" + line.text() + "\n";
        }
        ObjectNode json = Json.mapper().createObjectNode();
        json.put("source", line.pair().source()).put("target", line.pair().target());
        put("logProbability", log, json);
        put("perToken", each, json);
        json.put("right", scored.likelihood().right());
        scored.tokens().ifPresent(score -> put(score, json.putArray("tokens")));
        return json + "\n";
    }

    private static void put(TargetScore score, ArrayNode json) {
        double[] logs = score.scores().logProbabilities();
        for (int place = 0; place < logs.length; place++) {
            boolean end = place == score.target().size();
            ObjectNode token = json.addObject()
                    .put(
                            "token",
                            end
                                    ? Hypothesis.AttentionWeights.END
                                    : score.target().get(place));
            put("logProbability", logs[place], token);
            token.put("rank", score.scores().ranks()[place] + 1);
        }
    }

    /** Figures that a model does not have are left out. */
    private static void put(String name, double figure, ObjectNode json) {
        if (!Double.isNaN(figure)) {
            json.put(name, Math.round(figure * DECIMALS) / DECIMALS);
        }
    }

    private static String figure(double value) {
        return Double.isNaN(value) ? "-" : Text.of("%.4f", value);
    }

    private static String oneLine(String text) {
        return text.replace('\n', ' ');
    }
}
