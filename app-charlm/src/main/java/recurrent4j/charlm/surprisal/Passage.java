package recurrent4j.charlm.surprisal;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import recurrent4j.charlm.model.Surprisal;
import recurrent4j.data.TokenSequence;
import recurrent4j.data.Vocabulary;
import recurrent4j.report.ShadedText;

/** A few tokens of a text from a place on, and the surprisal of each, in nats. */
record Passage(long place, TokenSequence tokens, float[] nats) {

    double bits() {
        return Surprisal.bits(IntStream.range(0, nats.length)
                .mapToDouble(i -> nats[i])
                .average()
                .orElse(Double.NaN));
    }

    boolean reads(Passage other) {
        return tokens.length() == other.tokens.length()
                && IntStream.range(0, nats.length).allMatch(i -> tokens.at(i) == other.tokens.at(i));
    }

    /** Returns the text on one line, with everything visible that otherwise moves the writing. */
    String line(Vocabulary vocabulary) {
        return IntStream.range(0, nats.length)
                .mapToObj(i -> visible(vocabulary.token(tokens.at(i))))
                .collect(Collectors.joining());
    }

    /** Returns the text as a picture: the higher the surprisal of a token, the darker, up to that of a uniform guess. */
    ShadedText shaded(Vocabulary vocabulary, String caption) {
        List<ShadedText.Run> runs = new ArrayList<>();
        for (int i = 0; i < nats.length; i++) {
            String token = vocabulary.token(tokens.at(i));
            runs.add(new ShadedText.Run(visible(token), Surprisal.bits(nats[i])));
            if (token.endsWith("\n")) {
                runs.add(new ShadedText.Run("\n", Double.NaN));
            }
        }
        double uniform = Math.max(1, Surprisal.bits(Math.log(vocabulary.size())));
        return new ShadedText(caption, ShadedText.Scale.above0("bits", uniform), runs);
    }

    private static String visible(String token) {
        return token.codePoints().mapToObj(Passage::visible).collect(Collectors.joining());
    }

    private static String visible(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL -> control(point);
            // A letter that reorders its neighbours would make another text of what a terminal shows.
            case Character.FORMAT, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR, Character.SURROGATE ->
                code(point);
            default -> Character.toString(point);
        };
    }

    /** Unicode has a picture of every control character of ASCII. */
    private static String control(int point) {
        return switch (point) {
            case '\n' -> "↵";
            case '\t' -> "⇥";
            case 0x7F -> "␡";
            default -> point < ' ' ? Character.toString('␀' + point) : code(point);
        };
    }

    private static String code(int point) {
        return "⟨U+%04X⟩".formatted(point);
    }
}
