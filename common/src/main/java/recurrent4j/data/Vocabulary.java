package recurrent4j.data;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import recurrent4j.io.InputException;

/**
 * The tokens that a model knows, each with its number: 0 for the most frequent. Fitted to the training part alone; what it
 * lacks is the one unknown token, whose number is the last.
 */
public final class Vocabulary {

    /** What stands for an unknown token where it is shown: Unicode's replacement character. */
    public static final String UNKNOWN = "\uFFFD";

    private final List<String> tokens;
    private final boolean open;
    private final Map<String, Integer> numbers = new HashMap<>();

    private Vocabulary(List<String> tokens, boolean open) {
        this.tokens = List.copyOf(tokens);
        this.open = open;
        for (String token : this.tokens) {
            if (numbers.put(token, numbers.size()) != null) {
                throw new InputException("A vocabulary has the token \"" + token + "\" twice.");
            }
        }
        if (size() == 0) {
            throw new InputException("A vocabulary has no token; give a text that holds something.");
        }
    }

    /** Returns a vocabulary in which every other token than these is the unknown one. */
    public static Vocabulary open(List<String> tokens) {
        return new Vocabulary(tokens, true);
    }

    /** Returns a vocabulary of these tokens alone, for texts that hold no others. */
    public static Vocabulary closed(List<String> tokens) {
        return new Vocabulary(tokens, false);
    }

    /**
     * Fits an open vocabulary.
     *
     * @param counts how often each token stands in the training part
     * @param minCount how often a token must stand there at least; rarer ones are unknown
     */
    public static Vocabulary fit(Map<String, Long> counts, long minCount) {
        return open(counts.entrySet().stream()
                .filter(entry -> entry.getValue() >= minCount)
                .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey)
                .toList());
    }

    /** How many tokens there are, the unknown one included. */
    public int size() {
        return tokens.size() + (open ? 1 : 0);
    }

    /** Whether a token is known. */
    public boolean knows(String token) {
        return numbers.containsKey(token);
    }

    /**
     * Returns the number of a token, that of the unknown one if it is not known.
     *
     * @throws InputException if it is not known and the vocabulary is closed
     */
    public int number(String token) {
        Integer number = numbers.get(token);
        if (number == null && !open) {
            throw new InputException("\"%s\" is none of the model's tokens, which are %s.", token, tokens);
        }
        return number == null ? tokens.size() : number;
    }

    /** Whether a number is that of the unknown token. */
    public boolean isUnknown(int number) {
        return number == tokens.size();
    }

    /** Returns the token of a number, {@link #UNKNOWN} for the unknown one. */
    public String token(int number) {
        return isUnknown(number) ? UNKNOWN : tokens.get(number);
    }

    /** The known tokens in the order of their numbers. */
    public List<String> tokens() {
        return tokens;
    }

    /** Whether there is an unknown token. */
    public boolean open() {
        return open;
    }
}
