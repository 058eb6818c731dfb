package recurrent4j.seq2seq.evaluate;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import recurrent4j.eval.Table;
import recurrent4j.io.Text;
import recurrent4j.report.HeatMap;
import recurrent4j.report.MarkedText;
import recurrent4j.report.Section;
import recurrent4j.seq2seq.corpus.Task;

/**
 * Sources of the test part with what models wrote for them, chosen by rules that know nothing of how good that is.
 *
 * @param written all texts of some models by their names, of which the first is the one that answers
 */
record Examples(Scoring scoring, Map<String, List<Rewriting>> written) {

    private static final int SHOWN = 8;
    private static final int PICTURES = 3;

    /** In tokens; a larger picture has no room on a page. */
    private static final int LARGEST_PICTURE = 64;

    /** Longer texts stand below each other. */
    private static final int LONGEST_CELL = 32;

    private static final String EVENLY = "%s sources of the test part, spread evenly over its %,d, and what %s.";

    private List<Rewriting> first() {
        return written.values().iterator().next();
    }

    /** Returns some sources with the texts of all models. */
    Section texts() {
        int[] places = evenly();
        String all = places.length == first().size() ? "All" : Text.of("%d", places.length);
        String cross = scoring.task() == Task.TRANSDUCTION ? " A cross stands at what is wrong." : "";
        String words = Text.of(EVENLY, all, first().size(), writers()) + cross;
        if (scoring.task() == Task.TRANSDUCTION && areShort(places)) {
            return Section.ofTables(title(), words, table(places));
        }
        List<MarkedText> texts = new ArrayList<>();
        for (int at : places) {
            texts.add(shown(at).marked(number(at)));
        }
        return new Section(title(), words, texts);
    }

    private ShownText shown(int at) {
        var text = new ShownText(scoring, first().get(at).pair());
        written.forEach((model, rewritings) ->
                text.written(label(model), rewritings.get(at).hypothesis()));
        return text;
    }

    /** Whether the texts have room side by side. */
    private boolean areShort(int... places) {
        return IntStream.of(places)
                .mapToObj(this::shown)
                .flatMap(text -> text.cells().stream())
                .allMatch(cell -> cell.length() <= LONGEST_CELL);
    }

    private Table table(int... places) {
        List<String> headings = new ArrayList<>(List.of("source"));
        written.keySet().forEach(model -> headings.add(label(model)));
        headings.add("right");
        return new Table(
                headings,
                IntStream.of(places).mapToObj(this::shown).map(ShownText::cells).toList());
    }

    private String writers() {
        return written.keySet().stream()
                .map(model -> named(model) + " wrote (" + label(model) + ")")
                .collect(Collectors.joining(", and what "));
    }

    /** As it stands in a sentence, whose commas are not the name's. */
    private static String named(String model) {
        return model.contains(",") ? '"' + model + '"' : model;
    }

    /** Names of networks are long. */
    private String label(String model) {
        boolean answers = model.equals(written.keySet().iterator().next());
        return answers ? scoring.task() == Task.CHAT ? "reply" : "written" : "network";
    }

    private static String number(int at) {
        return Text.of("Number %,d", at + 1);
    }

    private String title() {
        return switch (scoring.task()) {
            case TRANSLATION -> "Translations";
            case TRANSDUCTION -> "Answers";
            case CHAT -> "Replies";
            case GENERATION -> "Texts";
        };
    }

    /** The first source, and then others at equal distances. */
    private int[] evenly() {
        int all = first().size();
        int shown = Math.min(SHOWN, all);
        return IntStream.range(0, shown)
                .map(at -> (int) ((long) at * all / shown))
                .toArray();
    }

    /** Returns where a model looked at the first of the same sources, or of all if they are too long; nothing without attention. */
    Optional<Section> attention(String model) {
        List<Rewriting> all = written.get(model);
        List<HeatMap> pictures = pictures(all, IntStream.of(evenly()));
        if (pictures.isEmpty()) {
            pictures = pictures(all, IntStream.range(0, all.size()));
        }
        return pictures.isEmpty()
                ? Optional.empty()
                : Optional.of(new Section("Attention of " + model, AttentionPicture.WORDS, pictures));
    }

    private static List<HeatMap> pictures(List<Rewriting> all, IntStream places) {
        return places.filter(at -> AttentionPicture.size(all.get(at).hypothesis()) <= LARGEST_PICTURE)
                .mapToObj(at -> AttentionPicture.of(number(at), all.get(at).hypothesis()))
                .flatMap(Optional::stream)
                .limit(PICTURES)
                .toList();
    }
}
