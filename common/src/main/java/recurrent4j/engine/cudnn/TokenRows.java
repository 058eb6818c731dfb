package recurrent4j.engine.cudnn;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The rows at which each symbol of a track was read, in parts of limited length, so that the gradients of a table are sums in a
 * fixed order and a frequent symbol's is shared by many threads.
 *
 * @param rows all rows, symbol by symbol
 * @param parts where each part of {@code rows} begins, and where the last ends
 * @param symbolParts where the parts of each symbol that was read begin, and where the last ends
 * @param symbols that were read
 */
record TokenRows(int[] rows, int[] parts, int[] symbolParts, int[] symbols) {

    private static final int LONGEST = 64;

    /** @param tokens of each row, below {@code vocabulary} */
    static TokenRows of(int[] tokens, int vocabulary) {
        int[] starts = new int[vocabulary + 1];
        for (int token : tokens) {
            starts[token + 1]++;
        }
        int[] symbols = IntStream.range(0, vocabulary)
                .filter(symbol -> starts[symbol + 1] > 0)
                .toArray();
        int[] counts = Arrays.copyOfRange(starts, 1, starts.length);
        Arrays.parallelPrefix(starts, Integer::sum);
        int[] next = starts.clone();
        int[] rows = new int[tokens.length];
        for (int row = 0; row < tokens.length; row++) {
            rows[next[tokens[row]]++] = row;
        }
        int[] symbolParts = new int[symbols.length + 1];
        for (int i = 0; i < symbols.length; i++) {
            symbolParts[i + 1] = symbolParts[i] + (counts[symbols[i]] + LONGEST - 1) / LONGEST;
        }
        int[] parts = new int[symbolParts[symbols.length] + 1];
        for (int i = 0; i < symbols.length; i++) {
            for (int part = symbolParts[i]; part < symbolParts[i + 1]; part++) {
                parts[part] = starts[symbols[i]] + (part - symbolParts[i]) * LONGEST;
            }
        }
        parts[parts.length - 1] = tokens.length;
        return new TokenRows(rows, parts, symbolParts, symbols);
    }
}
