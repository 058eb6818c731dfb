package recurrent4j.seq2seq.corpus;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import recurrent4j.io.Text;
import recurrent4j.io.TextFile;

/**
 * Reads conversations of ChatterBot's files: those few forms of YAML alone in which they are written, a list of lists of texts
 * that may be quoted and may go on in further lines.
 */
final class YamlReader {

    private static final Pattern FIRST = Pattern.compile("\\s*-\\s+-(\\s+(.*))?");
    private static final Pattern NEXT = Pattern.compile("\\s+-(\\s+(.*))?");

    private final String name;
    private final PairList to;
    private final List<String> turns = new ArrayList<>();
    private boolean conversations;
    private long begun;

    private YamlReader(String name, PairList to) {
        this.name = name;
        this.to = to;
    }

    static void read(List<TextFile> files, PairList to) throws IOException {
        for (TextFile file : files) {
            var reader = new YamlReader(file.name(), to);
            LineReader.lines(file, reader::line);
            reader.end();
        }
    }

    private void line(long number, String line) {
        Matcher first = FIRST.matcher(line);
        Matcher next = NEXT.matcher(line);
        if (!line.isBlank() && Character.isLetter(line.charAt(0))) {
            end();
            conversations = line.startsWith("conversations:");
        } else if (!conversations || line.isBlank() || line.strip().startsWith("#")) {
            return;
        } else if (first.matches()) {
            end();
            begun = number;
            turns.add(text(first.group(2)));
        } else if (next.matches() && !turns.isEmpty()) {
            turns.add(text(next.group(2)));
        } else if (!turns.isEmpty()) {
            turns.set(turns.size() - 1, turns.get(turns.size() - 1) + " " + text(line));
        } else {
            to.count("lines belong to no conversation, and are left out", Text.of("line %,d of %s", number, name));
        }
    }

    private static String text(String written) {
        return written == null ? "" : written.strip();
    }

    /** Every first turn that is said twice has its own replies, so that conversations are grouped by it. */
    private void end() {
        List<String> said = turns.stream()
                .map(YamlReader::unquoted)
                .filter(turn -> !turn.isBlank())
                .toList();
        String place = Text.of("that of line %,d of %s", begun, name);
        if (said.size() == 1) {
            to.count("conversations of a single turn are left out", place);
        }
        for (int i = 1; i < said.size(); i++) {
            to.add(said.get(i - 1), said.get(i), place, said.get(0));
        }
        turns.clear();
    }

    private static String unquoted(String text) {
        if (text.length() > 1 && text.startsWith("'") && text.endsWith("'")) {
            return text.substring(1, text.length() - 1).replace("''", "'");
        } else if (text.length() > 1 && text.startsWith("\"") && text.endsWith("\"")) {
            return text.substring(1, text.length() - 1).replace("\\\"", "\"").replace("\\\\", "\\");
        }
        return text;
    }
}
