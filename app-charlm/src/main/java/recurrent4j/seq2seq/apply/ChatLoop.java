package recurrent4j.seq2seq.apply;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import recurrent4j.io.InputException;
import recurrent4j.io.TextOutput;
import recurrent4j.io.Utf8Reader;
import recurrent4j.seq2seq.decode.Rewritten;

/**
 * A conversation: each line is a turn, and a reply to it alone follows, as models learn from pairs of turns. What is drawn for a
 * turn depends on the seed and its number, so that the same words need not have the same reply.
 */
public final class ChatLoop {

    private static final String YOU = "You: ";
    private static final String BOT = "Bot: ";

    private final SourceRewriter rewriter;
    private final TextOutput out;
    private final boolean prompting;
    private final Consumer<String> remarks;

    /**
     * Prepares to reply.
     *
     * @param prompting whether it is said whose turn it is, as for a person at a terminal; otherwise replies stand alone, one a line
     * @param remarks receives why there is no reply to a turn
     */
    public ChatLoop(SourceRewriter rewriter, TextOutput out, boolean prompting, Consumer<String> remarks) {
        this.rewriter = rewriter;
        this.out = out;
        this.prompting = prompting;
        this.remarks = remarks;
    }

    /**
     * Replies to each line until there is no further one, or its reader has closed the output.
     *
     * @return how many turns were replied to
     */
    public int talk(Utf8Reader lines) throws IOException {
        int turns = 0;
        try {
            for (Optional<String> turn = next(lines); turn.isPresent(); turn = next(lines)) {
                if (!turn.get().isBlank()) {
                    reply(turn.get().strip(), turns++);
                } else if (!prompting) {
                    out.write("\n");
                }
            }
            out.write(prompting ? "\n" : "");
            out.show();
        } catch (TextOutput.ClosedException e) {
            // Who reads the replies has seen enough of them.
        }
        return turns;
    }

    private Optional<String> next(Utf8Reader lines) throws IOException {
        out.write(prompting ? YOU : "");
        if (prompting || !lines.ready()) {
            out.show();
        }
        return lines.line();
    }

    private void reply(String turn, int number) throws IOException {
        String reply = "";
        try {
            requireShort(turn);
            Rewritten made = rewriter.rewrite(List.of(turn), number).get(0);
            reply = made.best().text().replace('\n', ' ');
        } catch (InputException e) {
            remarks.accept(e.getMessage());
        }
        out.write((prompting ? BOT : "") + reply + "\n");
    }

    private static void requireShort(String turn) {
        if (turn.length() > ApplyLoop.LONGEST) {
            throw new InputException(
                    "A turn of %,d characters is not read; say it in %,d or fewer.", turn.length(), ApplyLoop.LONGEST);
        }
    }
}
