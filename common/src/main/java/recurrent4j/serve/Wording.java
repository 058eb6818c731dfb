package recurrent4j.serve;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How a program's sentences are said to whoever asks over HTTP, who has fields of JSON where the command line has options.
 * What advises an option and has no wording of its own is left out: it would not help.
 */
public final class Wording {

    /** No sentence is said in another way, but for what advises options. */
    static final Wording USUAL = new Wording(Map.of());

    private static final Pattern ASIDE = Pattern.compile(" \\([^()]*(?<![\\w\"])--[a-z][^()]*\\)");

    /** What is quoted, such as the name of a series, may have hyphens of its own. */
    private static final Pattern ADVICE =
            Pattern.compile("\"[^\"]*\"|([;,][^;,\"]*(?<![\\w\"])--[a-z][^;,.]*(?=[;,.]|$))");

    private final Map<Pattern, String> words;

    private Wording(Map<Pattern, String> words) {
        this.words = words;
    }

    /** Returns the wording that leaves out whatever advises options. */
    public static Wording usual() {
        return USUAL;
    }

    /**
     * Returns this wording with one part of sentences more.
     *
     * @param said a regular expression
     * @param instead what is said instead, with {@code $1} for the first group
     */
    public Wording saying(String said, String instead) {
        Map<Pattern, String> more = new LinkedHashMap<>(words);
        more.put(Pattern.compile(said), instead);
        return new Wording(more);
    }

    /** Returns a sentence as it is said over HTTP. */
    String of(String sentence) {
        String said = sentence;
        for (Map.Entry<Pattern, String> word : words.entrySet()) {
            said = word.getKey().matcher(said).replaceAll(word.getValue());
        }
        return ADVICE.matcher(ASIDE.matcher(said).replaceAll(""))
                .replaceAll(found -> found.group(1) == null ? Matcher.quoteReplacement(found.group()) : "");
    }
}
