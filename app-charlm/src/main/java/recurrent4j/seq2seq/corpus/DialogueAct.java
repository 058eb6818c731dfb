package recurrent4j.seq2seq.corpus;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import recurrent4j.io.InputException;

/**
 * What a sentence is to say, such as {@code inform(name='trattoria contadina';pricerange=moderate)}, with placeholders for the
 * values that a sentence repeats word by word (delexicalised; Wen et al. 2015).
 *
 * @param source {@code inform ( name = <name> ; pricerange = <pricerange> )}
 * @param slots the value for each placeholder
 */
public record DialogueAct(String source, Map<String, String> slots) {

    private static final Pattern ACT = Pattern.compile("\\s*(\\??[\\p{L}\\p{N}_]+)\\s*\\((.*)\\)\\s*");
    private static final Pattern SLOT =
            Pattern.compile("\\s*([^=;']+?)\\s*(?:=\\s*(?:'([^']*)'|\"([^\"]*)\"|([^;]*?)))?\\s*(?:;|$)");

    private static final Pattern SEVERAL = Pattern.compile("(.+) (?:and|or) (.+)");

    /** Values that are said in other words, or not at all. */
    private static final Set<String> SAID_OTHERWISE =
            Set.of("yes", "no", "none", "dontcare", "dont_care", "true", "false", "?", "");

    public DialogueAct {
        slots = Map.copyOf(slots);
    }

    /**
     * Reads an act.
     *
     * @throws InputException if it is not written so
     */
    public static DialogueAct of(String act) {
        Matcher outer = ACT.matcher(act);
        if (!outer.matches()) {
            throw new InputException(
                    "\"%s\" is no dialogue act; write one as inform(name='trattoria contadina';pricerange=moderate).",
                    act);
        }
        Map<String, String> slots = new LinkedHashMap<>();
        List<String> words = new ArrayList<>(List.of(outer.group(1), "("));
        Matcher slot = SLOT.matcher(outer.group(2).strip());
        while (slot.find() && slot.end() > slot.start()) {
            if (words.size() > 2) {
                words.add(";");
            }
            words.add(slot.group(1));
            Optional<String> given = value(slot);
            if (given.isPresent()) {
                String value = given.get();
                words.add("=");
                words.add(SAID_OTHERWISE.contains(value) ? quoted(value) : placeholder(slot.group(1), value, slots));
            }
        }
        words.add(")");
        return new DialogueAct(String.join(" ", words), slots);
    }

    private static Optional<String> value(Matcher slot) {
        for (int group = 2; group <= 4; group++) {
            if (slot.group(group) != null) {
                // Some acts have a quotation mark at one end only.
                return Optional.of(slot.group(group).replaceAll("^['\"\\s]+|['\"\\s]+$", ""));
            }
        }
        return Optional.empty();
    }

    private static String quoted(String value) {
        return value.isEmpty() ? "''" : value;
    }

    private static String placeholder(String slot, String value, Map<String, String> slots) {
        String name = "<" + slot.replaceAll("\\s+", "-") + ">";
        for (int i = 2; slots.containsKey(name); i++) {
            name = "<%s-%d>".formatted(slot.replaceAll("\\s+", "-"), i);
        }
        slots.put(name, value);
        return name;
    }

    /** Returns a sentence of this act with placeholders for the values that stand in it, the longest first. */
    public String delexicalised(String sentence) {
        List<Map.Entry<String, String>> longest = new ArrayList<>(slots.entrySet());
        longest.sort(Comparator.comparingInt(
                        (Map.Entry<String, String> slot) -> -slot.getValue().length())
                .thenComparing(Map.Entry.comparingByKey()));
        String delexicalised = " " + sentence.strip() + " ";
        for (Map.Entry<String, String> slot : longest) {
            for (String said : orders(slot.getValue())) {
                delexicalised = delexicalised.replace(" " + said + " ", " " + slot.getKey() + " ");
            }
        }
        return delexicalised.strip();
    }

    /** Several values may be said in another order, and with another word between them: {@code a or b}, {@code b and a}. */
    private static List<String> orders(String value) {
        Matcher two = SEVERAL.matcher(value);
        if (!two.matches()) {
            return List.of(value);
        }
        String first = two.group(1);
        String second = two.group(2);
        return List.of(
                value,
                first + " and " + second,
                first + " or " + second,
                second + " and " + first,
                second + " or " + first);
    }

    /** Returns this act with a sentence that says it. */
    public Pair pair(String sentence) {
        return new Pair(source, List.of(delexicalised(sentence)), slots);
    }
}
