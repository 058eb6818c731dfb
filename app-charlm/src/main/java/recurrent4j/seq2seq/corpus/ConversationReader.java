package recurrent4j.seq2seq.corpus;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import recurrent4j.io.Text;
import recurrent4j.io.TextFile;
import recurrent4j.io.Utf8Reader;

/** Reads conversations: each turn with the one after it is a pair. */
final class ConversationReader {

    /** What columns before the first turn are looked for in. */
    private static final int LOOKED_AT = 200;

    private static final Pattern NUMBER = Pattern.compile("\\d+");
    private static final Pattern KEY = Pattern.compile("[\\p{L}\\p{N}_.-]*[_\\p{L}][\\p{L}\\p{N}_.-]*");

    private ConversationReader() {}

    /** Reads a turn a line, with an empty line between conversations. */
    static void turns(TextFile file, PairList to) throws IOException {
        List<String> conversation = new ArrayList<>();
        long[] begun = {1};
        LineReader.lines(file, (number, line) -> {
            if (!line.isBlank()) {
                conversation.add(line);
                return;
            }
            add(conversation, begun[0], to);
            conversation.clear();
            begun[0] = number + 1;
        });
        add(conversation, begun[0], to);
    }

    /**
     * Reads a conversation a line.
     *
     * @param leading how many columns stand before its first turn; empty for a running number, and a word behind it that is
     *     none on no line, such as a topic
     */
    static void columns(TextFile file, Optional<Integer> leading, PairList to) throws IOException {
        int from = leading.isPresent() ? leading.get() : leading(file);
        if (from > 0) {
            to.remark(Text.of("the turns begin with column %,d; those before it are not read.", from + 1));
        }
        LineReader.lines(file, (number, line) -> {
            String[] cells = line.split("\t");
            add(Arrays.asList(cells).subList(Math.min(from, cells.length), cells.length), number, to);
        });
    }

    /** Adds each turn with the next; a blank turn is none. */
    static void add(List<String> turns, long line, PairList to) {
        List<String> said = turns.stream().filter(turn -> !turn.isBlank()).toList();
        String place = Text.of("that of line %,d", line);
        if (said.size() < turns.size()) {
            to.count("conversations have blank turns, which are left out", place);
        }
        if (said.size() == 1) {
            to.count("conversations of a single turn are left out", place);
        }
        String group = Long.toString(line);
        for (int i = 1; i < said.size(); i++) {
            to.add(said.get(i - 1), said.get(i), place, group);
        }
    }

    private static int leading(TextFile file) throws IOException {
        boolean number = true;
        boolean key = true;
        try (Utf8Reader reader = file.read()) {
            var line = reader.line();
            for (int i = 0; i < LOOKED_AT && line.isPresent(); i++, line = reader.line()) {
                String[] cells = line.get().split("\t");
                number &= line.get().isBlank() || NUMBER.matcher(cells[0]).matches();
                key &= line.get().isBlank()
                        || cells.length > 2 && KEY.matcher(cells[1]).matches();
            }
        }
        if (!number) {
            return 0;
        }
        return key ? 2 : 1;
    }
}
