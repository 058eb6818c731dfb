package recurrent4j.charlm.generate;

/**
 * A text while it is generated, which ends before a stop text: what may turn out to be the beginning of that is held back
 * until it is clear.
 */
final class StreamingText {

    private final StopText stop;
    private final StringBuilder text = new StringBuilder();
    private int shown;
    private boolean ended;

    StreamingText(StopText stop) {
        this.stop = stop;
    }

    /** Appends a token, and returns what is clear by that: some whole characters, or nothing. */
    String add(String token) {
        text.append(token);
        int end = stop.indexIn(text, shown);
        ended = end >= 0;
        if (ended) {
            text.setLength(end);
        }
        return shown(ended ? end : text.length() - stop.begunAtEndOf(text));
    }

    /** Whether the text has come to its stop text. */
    boolean ended() {
        return ended;
    }

    /** Returns what is still held back, since nothing follows. */
    String end() {
        return shown(text.length());
    }

    private String shown(int end) {
        String piece = text.substring(shown, Math.max(shown, end));
        shown += piece.length();
        return piece;
    }
}
