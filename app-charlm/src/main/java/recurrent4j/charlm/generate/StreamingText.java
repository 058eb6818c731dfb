package recurrent4j.charlm.generate;

import java.io.IOException;

/**
 * A text while it is generated, which ends before a stop text: what may turn out to be the beginning of that is held back
 * until it is clear.
 */
final class StreamingText {

    private final StopText stop;
    private final Listener listener;
    private final StringBuilder text = new StringBuilder();
    private int shown;

    StreamingText(StopText stop, Listener listener) {
        this.stop = stop;
        this.listener = listener;
    }

    @FunctionalInterface
    interface Listener {

        /** A piece of one character or more was generated, all of them whole. */
        void text(String piece) throws IOException;
    }

    /** Appends a token, and returns whether the text has come to its end by that. */
    boolean add(String token) throws IOException {
        text.append(token);
        int end = stop.indexIn(text, shown);
        if (end >= 0) {
            text.setLength(end);
        }
        show(end >= 0 ? end : text.length() - stop.begunAtEndOf(text));
        return end >= 0;
    }

    /** Returns the whole text, of which nothing is held back any more. */
    String end() throws IOException {
        show(text.length());
        return text.toString();
    }

    private void show(int end) throws IOException {
        if (end > shown) {
            String piece = text.substring(shown, end);
            shown = end;
            listener.text(piece);
        }
    }
}
