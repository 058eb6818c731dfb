package recurrent4j.timeseries.forecast;

import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import recurrent4j.eval.Score;
import recurrent4j.eval.Scoreboard;
import recurrent4j.io.InputException;
import recurrent4j.io.Text;

/** Which of several methods is meant, and how it stands among them. */
public final class Standing {

    private Standing() {}

    /** Says who forecasts, and whether another scored better when the model was trained. */
    public static String of(Scoreboard board, String method) {
        Score best = board.winner();
        String winner = best.contestant().name();
        String metric = board.judge() + " " + board.metric().name();
        String other = winner.equals(method) ? "the best in training" : "not the best in training";
        return Text.of(
                "Forecast by %s, %s (%s %s%s); --by chooses another method.",
                method,
                other,
                metric,
                board.scores().stream()
                        .filter(score -> score.contestant().name().equals(method))
                        .map(board::figure)
                        .findFirst()
                        .orElse("unknown"),
                winner.equals(method) ? "" : Text.of(", against %s of %s", board.figure(best), winner));
    }

    /**
     * Returns the one method of a name, in which case and punctuation do not matter and a part is enough.
     *
     * @throws InputException if there are several, or none
     */
    public static <M> M named(String name, List<M> all, Function<M, String> names) {
        String wanted = plain(name);
        for (Kind kind : Kind.values()) {
            List<M> found = all.stream()
                    .filter(method -> kind.matches(plain(names.apply(method)), wanted))
                    .toList();
            if (found.size() == 1 && !wanted.isEmpty()) {
                return found.get(0);
            }
            if (!found.isEmpty() && !wanted.isEmpty()) {
                throw new InputException("--by %s names several methods; choose one of %s.", name, list(found, names));
            }
        }
        throw new InputException("--by %s names no one method; there are %s.", name, list(all, names));
    }

    private static <M> String list(List<M> methods, Function<M, String> names) {
        return methods.stream().map(names).collect(Collectors.joining("; "));
    }

    private enum Kind {
        EXACT,
        BEGINNING,
        PART;

        boolean matches(String name, String wanted) {
            return switch (this) {
                case EXACT -> name.equals(wanted);
                case BEGINNING -> name.startsWith(wanted);
                case PART -> name.contains(wanted);
            };
        }
    }

    private static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
    }
}
