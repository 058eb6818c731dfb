package recurrent4j.seq2seq;

import java.util.LinkedHashMap;
import java.util.Map;
import recurrent4j.cli.UsualValues;
import recurrent4j.seq2seq.corpus.Task;
import recurrent4j.seq2seq.decode.DecodingSettings;
import recurrent4j.seq2seq.decode.Search;
import recurrent4j.seq2seq.network.Seq2SeqSettings;

/** What happens where options of this program are not given and their own description does not say it. */
public final class Seq2SeqDefaultOptions implements UsualValues {

    /** As many pairs as Multi30k has. */
    private static final int MANY = 29_000;

    private static final String BY_MODEL = "the model's";

    @Override
    public Map<String, String> of(String command) {
        return switch (command) {
            case "train" -> training();
            case "evaluate", "translate", "chat" -> saved();
            default -> Map.of();
        };
    }

    private static Map<String, String> training() {
        Seq2SeqSettings usual = Seq2SeqSettings.suited(Task.TRANSLATION, MANY, 0);
        Map<String, String> values = new LinkedHashMap<>();
        UsualValues.of(usual.encoder(), usual.plan()).forEach((name, value) -> values.put(name, byTask(value)));
        values.put("--data", "dates");
        values.put("--source", "none");
        values.put("--target", "none");
        for (String part : new String[] {"validation", "test"}) {
            values.put("--" + part, "what lies beside, or a part of the pairs");
            values.put("--" + part + "-source", "what lies beside, or a part of the pairs");
            values.put("--" + part + "-target", "what lies beside, or a part of the pairs");
        }
        values.put("--task", "by the pairs");
        values.put("--tokens", "by the pairs");
        values.put("--source-tokens", "as --tokens, or by the pairs");
        values.put("--merges", "by the pairs");
        values.put("--min-count", "1; 2 for words");
        values.put("--decoder-units", "as --units");
        values.put("--attention", usual.attention().name());
        values.put("--embedding", byTask(String.valueOf(usual.embeddings().target())));
        values.put(
                "--embedding-dropout", byTask(String.valueOf(usual.embeddings().dropout())));
        values.put(
                "--label-smoothing",
                byTask(String.valueOf(usual.regularization().smoothing())));
        values.put(
                "--source-word-dropout", String.valueOf(usual.regularization().sourceDropout()));
        values.put(
                "--target-word-dropout", String.valueOf(usual.regularization().targetDropout()));
        values.put("--sampled-tokens", String.valueOf(usual.regularization().sampling()));
        values.put("--bleu-tokenizer", "by the pairs");
        values.putAll(decoding());
        return values;
    }

    private static String byTask(String translation) {
        return translation + " for translation, otherwise by the task";
    }

    private static Map<String, String> decoding() {
        DecodingSettings usual = DecodingSettings.USUAL;
        Search.Beam beam = (Search.Beam) usual.search();
        Map<String, String> values = new LinkedHashMap<>();
        values.put("--beam", String.valueOf(beam.width()));
        values.put("--length-penalty", String.valueOf(beam.lengthPenalty()));
        values.put("--temperature", "none, a beam searches");
        values.put("--top-p", "all of them");
        values.put("--top-k", "all of them");
        values.put("--max-length", usual.limit().toString());
        values.put("--no-repeat-ngram", String.valueOf(usual.noRepeat()));
        return values;
    }

    private static Map<String, String> saved() {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("--bleu-tokenizer", BY_MODEL);
        values.put("--file", "the texts of the command, or standard input");
        values.put("--label", "none");
        decoding().keySet().forEach(name -> values.put(name, BY_MODEL));
        return values;
    }
}
