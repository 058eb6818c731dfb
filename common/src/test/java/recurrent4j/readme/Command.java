package recurrent4j.readme;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Commands that a README shows: a block fenced as {@code sh}, and what it prints, if a block fenced as {@code text} follows
 * before the next heading and the next block. A comment in the line before says how it is read:
 * {@code <!-- not run: reason -->}, or {@code <!-- exit code 2 -->} for a mistake that is shown.
 *
 * @param line of the README in which the block begins, from 1
 * @param output the lines that are shown as printed; none if nothing is shown
 * @param notRun why it is not run, or an empty text if it is
 */
record Command(int line, String script, List<String> output, String notRun, int exitCode) {

    private static final String FENCE = "```";
    private static final Pattern NOT_RUN = Pattern.compile("<!-- *not run: *(.*\\S) *-->");
    private static final Pattern EXIT_CODE = Pattern.compile("<!-- *exit code (\\d+) *-->");

    boolean isRun() {
        return notRun.isEmpty();
    }

    /** Reads the commands of a README, in their order. */
    static List<Command> in(List<String> readme) {
        var commands = new ArrayList<Command>();
        for (int at = 0; at < readme.size(); at++) {
            if (!isFence(readme, at)) {
                continue;
            }
            int end = end(readme, at);
            if (kind(readme, at).equals("sh")) {
                commands.add(command(readme, at, end));
            }
            at = end;
        }
        return commands;
    }

    /** The blocks that look like commands and are fenced otherwise: a reader would paste them, and nothing would run them. */
    static List<Integer> unmarked(List<String> readme) {
        var lines = new ArrayList<Integer>();
        for (int at = 0; at < readme.size(); at++) {
            if (isFence(readme, at)) {
                if (kind(readme, at).isEmpty()
                        && readme.get(at + 1).matches("(\\$ )?(\\./mvnw|mvn|app-\\w+/target/\\w+) .*")) {
                    lines.add(at + 1);
                }
                at = end(readme, at);
            }
        }
        return lines;
    }

    private static Command command(List<String> readme, int fence, int end) {
        String comment = fence == 0 ? "" : readme.get(fence - 1).strip();
        Matcher notRun = NOT_RUN.matcher(comment);
        Matcher exitCode = EXIT_CODE.matcher(comment);
        return new Command(
                fence + 1,
                String.join("\n", readme.subList(fence + 1, end)),
                output(readme, end + 1),
                notRun.matches() ? notRun.group(1) : "",
                exitCode.matches() ? Integer.parseInt(exitCode.group(1)) : 0);
    }

    private static List<String> output(List<String> readme, int from) {
        for (int at = from; at < readme.size() && !readme.get(at).startsWith("#"); at++) {
            if (isFence(readme, at)) {
                return kind(readme, at).equals("text") ? readme.subList(at + 1, end(readme, at)) : List.of();
            }
        }
        return List.of();
    }

    private static boolean isFence(List<String> readme, int at) {
        return readme.get(at).startsWith(FENCE);
    }

    private static String kind(List<String> readme, int fence) {
        return readme.get(fence).substring(FENCE.length()).strip();
    }

    private static int end(List<String> readme, int fence) {
        OptionalInt end = IntStream.range(fence + 1, readme.size())
                .filter(at -> readme.get(at).equals(FENCE))
                .findFirst();
        return end.orElseThrow(() -> new AssertionError("The block in line " + (fence + 1) + " does not end."));
    }
}
