package recurrent4j.cli;

import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Terminals of tests. */
final class Lines {

    private Lines() {}

    /** Returns a live line on a terminal with so many columns, or on none with 0. */
    static LiveLine on(OutputStream bytes, int columns) {
        return new LiveLine(stream(bytes, columns, false));
    }

    /** Returns a stream to a terminal with so many columns, or to none with 0. */
    static TerminalStream stream(OutputStream bytes, int columns, boolean coloured) {
        Terminal terminal = columns == 0 ? Terminal.NONE : new Terminal(true, true, coloured, () -> columns);
        return new TerminalStream(bytes, terminal, StandardCharsets.UTF_8);
    }
}
