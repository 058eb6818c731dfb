package recurrent4j.seq2seq.corpus;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import recurrent4j.io.InputException;
import recurrent4j.io.TextFile;
import recurrent4j.io.Utf8Reader;

/** Finds out how a file of pairs is written from its first lines. */
final class FormDetection {

    private static final int LOOKED_AT = 400;

    private FormDetection() {}

    /** @throws InputException if it holds no pairs in any form that is known */
    static PairForm of(TextFile file) throws IOException {
        List<String> lines = new ArrayList<>();
        try (Utf8Reader reader = file.read()) {
            var line = reader.line();
            for (; lines.size() < LOOKED_AT && line.isPresent(); line = reader.line()) {
                lines.add(line.get());
            }
        }
        List<String> written = lines.stream().filter(line -> !line.isBlank()).toList();
        if (written.isEmpty()) {
            throw new InputException("%s is empty; check that it is the right file.", file.name());
        }
        boolean json = written.stream()
                .filter(line -> !line.startsWith("#"))
                .findFirst()
                .filter(line -> line.strip().startsWith("["))
                .isPresent();
        if (json && !written.get(0).contains("\t")) {
            return PairForm.ACTS;
        } else if (written.stream()
                .allMatch(line -> LineReader.SCAN.matcher(line).matches())) {
            return PairForm.SCAN;
        }
        long tabbed = written.stream().filter(line -> line.indexOf('\t') >= 0).count();
        if (2 * tabbed > written.size()) {
            return columns(written);
        } else if (written.size() < lines.size() && tabbed == 0) {
            return PairForm.TURNS;
        }
        throw new InputException(
                "%s holds no pairs: its lines have no tabs between a source and a target, and no empty lines stand between conversations; name the file of the targets, too, or put tabs between them.",
                file.name());
    }

    /** Pairs have as many columns on every line, and conversations as many turns as they have. */
    private static PairForm columns(List<String> lines) {
        Map<Integer, Integer> widths = new HashMap<>();
        for (String line : lines) {
            widths.merge(line.split("\t", -1).length, 1, Integer::sum);
        }
        int usual = widths.values().stream().mapToInt(Integer::intValue).max().orElseThrow();
        int most = widths.keySet().stream().mapToInt(Integer::intValue).max().orElseThrow();
        return 10 * usual < 9 * lines.size() && most > 3 ? PairForm.CONVERSATIONS : PairForm.PAIRS;
    }

    /** @throws InputException if a form is not that of a single file */
    static PairForm single(PairFormat format, String name) {
        return switch (format.form()) {
            case PARALLEL ->
                throw new InputException(
                        "%s is one file, and in the parallel form sources and targets are in two; name that of the targets, too.",
                        name);
            default -> format.form();
        };
    }
}
