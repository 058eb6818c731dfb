package recurrent4j.charlm.generate;

import java.io.IOException;

/**
 * A text while it is written, which ends before a stop text: what may turn out to be the beginning of that is held back
 * until it is clear.
 */
final class StreamingText {

    private final StopText stop;
    private final Listener listener;
    private final StringBuilder text = new StringBuilder();
    private int told;
    private int matched;

    StreamingText(StopText stop, Listener listener) {
        this.stop = stop;
        this.listener = listener;
    }

    /** Is told of a text piece by piece, as it is written. */
    @FunctionalInterface
    interface Listener {

        /**
         * A piece was written.
         *
         * @param piece of one character or more, all of them whole
         */
        void wrote(String piece) throws IOException;
    }

    /** Appends a token, and returns whether the text has come to its end by that. */
    boolean add(String token) throws IOException {
        for (int place = 0; place < token.length(); place++) {
            text.append(token.charAt(place));
            matched = stop.advance(matched, token.charAt(place));
            if (stop.isWhole(matched)) {
                text.setLength(text.length() - matched);
                tell(text.length());
                return true;
            }
        }
        tell(text.length() - matched);
        return false;
    }

    /** Returns the whole text, of which nothing is held back any more. */
    String end() throws IOException {
        tell(text.length());
        return text.toString();
    }

    private void tell(int end) throws IOException {
        if (end > told) {
            String piece = text.substring(told, end);
            told = end;
            listener.wrote(piece);
        }
    }
}
