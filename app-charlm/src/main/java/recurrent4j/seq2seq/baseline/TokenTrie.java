package recurrent4j.seq2seq.baseline;

import recurrent4j.data.LongIndex;

/** Numbers rows of tokens exactly: each by the row without its last token, and this token. */
final class TokenTrie {

    /** The row of no tokens. */
    static final int ROOT = 0;

    /** No row. */
    static final int NONE = -1;

    private final LongIndex index = new LongIndex();

    /** Returns the number of a row and one more token, which is new if it was not there. */
    int add(int row, int token) {
        return index.add(key(row, token)) + 1;
    }

    /** Returns the number of a row, which is new if it was not there. */
    int addAll(int... tokens) {
        int row = ROOT;
        for (int token : tokens) {
            row = add(row, token);
        }
        return row;
    }

    /** Returns the number of a row and one more token, or {@link #NONE}. */
    int find(int row, int token) {
        int number = index.find(key(row, token));
        return number < 0 ? NONE : number + 1;
    }

    private static long key(int row, int token) {
        return (long) row << Integer.SIZE | token;
    }

    /** Returns how many rows there are, that of no tokens included. */
    int size() {
        return index.size() + 1;
    }

    /** Returns the row without its last token. */
    int parent(int row) {
        return (int) (index.key(row - 1) >>> Integer.SIZE);
    }

    /** Returns the last token of a row. */
    int token(int row) {
        return (int) index.key(row - 1);
    }

    /** Returns how many tokens a row has. */
    private int length(int row) {
        int length = 0;
        for (int left = row; left != ROOT; left = parent(left)) {
            length++;
        }
        return length;
    }

    /** Returns the tokens of a row. */
    int[] tokens(int row) {
        int[] tokens = new int[length(row)];
        int place = tokens.length;
        for (int left = row; left != ROOT; left = parent(left)) {
            tokens[--place] = token(left);
        }
        return tokens;
    }
}
