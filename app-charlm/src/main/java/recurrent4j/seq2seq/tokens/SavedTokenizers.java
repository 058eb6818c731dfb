package recurrent4j.seq2seq.tokens;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import java.io.IOException;
import java.util.List;
import recurrent4j.data.BytePairs;
import recurrent4j.data.Vocabulary;
import recurrent4j.io.InputException;
import recurrent4j.io.Json;

/**
 * Two tokenizers as JSON.
 *
 * @param joint whether the targets' merges are the sources', and are not written again
 * @param reversed whether sources are read from their ends
 */
record SavedTokenizers(boolean joint, boolean reversed, Side source, Side target) {

    /**
     * One side.
     *
     * @param merges two tokens each
     */
    record Side(TokenUnit unit, boolean fold, boolean open, List<String> tokens, List<List<String>> merges) {

        static Side of(TextTokenizer tokenizer, boolean withMerges) {
            List<List<String>> merges = tokenizer.pairs().merges().stream()
                    .map(merge -> List.of(merge.left(), merge.right()))
                    .toList();
            Vocabulary vocabulary = tokenizer.vocabulary();
            return new Side(
                    tokenizer.unit(),
                    tokenizer.fold(),
                    vocabulary.open(),
                    vocabulary.tokens(),
                    withMerges ? merges : List.of());
        }

        BytePairs pairs() {
            return BytePairs.of(merges.stream().map(Side::merge).toList());
        }

        private static BytePairs.Merge merge(List<String> two) {
            if (two.size() != 2) {
                throw new InputException("A merge has %d tokens, and not two.", two.size());
            }
            return new BytePairs.Merge(two.get(0), two.get(1));
        }

        TextTokenizer tokenizer(BytePairs pairs) {
            return new TextTokenizer(unit, fold, pairs, open ? Vocabulary.open(tokens) : Vocabulary.closed(tokens));
        }
    }

    static String json(PairTokenizer pair) {
        boolean reversed = pair.source() instanceof ReversedTokenizer;
        TextTokenizer source = known(reversed ? ((ReversedTokenizer) pair.source()).forward() : pair.source());
        TextTokenizer target = known(pair.target());
        boolean joint = source.pairs() == target.pairs();
        try {
            return Json.mapper()
                    .writeValueAsString(
                            new SavedTokenizers(joint, reversed, Side.of(source, true), Side.of(target, !joint)));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("strings and numbers can be written as JSON", e);
        }
    }

    private static TextTokenizer known(Tokenizer tokenizer) {
        if (tokenizer instanceof TextTokenizer text) {
            return text;
        }
        throw new IllegalArgumentException("only a TextTokenizer can be saved");
    }

    static PairTokenizer read(String json) throws IOException {
        SavedTokenizers saved = Json.read(
                Json.mapper().readTree(json),
                SavedTokenizers.class,
                DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES);
        try {
            BytePairs pairs = saved.source.pairs();
            var both = new PairTokenizer(
                    saved.source.tokenizer(pairs), saved.target.tokenizer(saved.joint ? pairs : saved.target.pairs()));
            return saved.reversed ? both.reversingSources() : both;
        } catch (InputException e) {
            throw new IOException(e.getMessage(), e);
        }
    }
}
