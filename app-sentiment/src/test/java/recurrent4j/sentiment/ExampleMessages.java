package recurrent4j.sentiment;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;

/**
 * Makes up the messages to a shop of {@code examples/messages.csv}: complaints, praise and questions. A third of them says two
 * things, "the delivery was slow, but the kettle is lovely", and means the one behind "but", so that the order of words counts.
 */
final class ExampleMessages {

    private static final int EACH = 140;

    private static final List<String> THINGS = List.of(
            "kettle",
            "jacket",
            "lamp",
            "chair",
            "backpack",
            "radio",
            "printer",
            "toaster",
            "watch",
            "tent",
            "blender",
            "bike",
            "mirror",
            "keyboard",
            "phone case",
            "coffee machine");

    private static final List<String> TIMES =
            List.of("two days", "a week", "ten days", "a month", "three months", "half a year");

    private static final List<String> GOOD = List.of(
            "the %s is lovely",
            "the %s works perfectly",
            "the %s is not bad at all",
            "my %s still looks like new after %t",
            "I have no complaints about the %s",
            "the %s is better than I expected",
            "the %s came earlier than promised",
            "your staff were friendly and patient",
            "the price was fair",
            "I would buy the %s again",
            "everybody at home loves the %s",
            "the %s does not make a sound",
            "setting up the %s was easy",
            "the refund came within %t without a word");

    private static final List<String> BAD = List.of(
            "the %s arrived broken",
            "the %s stopped working after %t",
            "the %s is not good at all",
            "I am still waiting for the %s after %t",
            "the %s is worse than I expected",
            "the %s came later than promised",
            "your staff were rude and in a hurry",
            "the price was far too high",
            "I would not buy the %s again",
            "nobody at home likes the %s",
            "the %s makes a terrible sound",
            "setting up the %s took %t",
            "the refund has not come after %t",
            "the delivery was slow");

    private static final List<String> ASKED = List.of(
            "is the %s still available",
            "when will the %s be back in stock",
            "can I return the %s after %t",
            "does the %s come in blue",
            "how do I clean the %s",
            "do you ship the %s to Norway",
            "what is the warranty on the %s",
            "could you tell me where the %s is made",
            "is the %s good for a small kitchen",
            "how long does the delivery take",
            "is there a discount if I buy two",
            "would the %s fit a tall person");

    private static final List<String> OPENINGS =
            List.of("", "", "", "Hi, ", "Hello, ", "Good morning, ", "To be honest, ", "Just so you know: ");

    private static final List<String> ENDINGS =
            List.of("", "", ".", ".", "!", " :)", ". Thanks.", ". Best wishes, Kim", ". Please answer soon.");

    private final Random random = new Random(7);

    private ExampleMessages() {}

    /** Returns the lines of the file, the same each time. */
    static List<String> lines() {
        var made = new ExampleMessages();
        List<String> lines = new ArrayList<>(List.of("message,label"));
        Set<String> seen = new HashSet<>();
        for (int row = 0; row < EACH; row++) {
            for (String label : List.of("complaint", "praise", "question")) {
                String message = made.message(label);
                while (!seen.add(message)) {
                    message = made.message(label);
                }
                lines.add("\"" + message + "\"," + label);
            }
        }
        return lines;
    }

    private String message(String label) {
        boolean two = random.nextInt(3) == 0;
        String said = switch (label) {
            case "complaint" -> two ? clause(GOOD) + ", but " + clause(BAD) : clause(BAD);
            case "praise" -> two ? clause(BAD) + ", but " + clause(GOOD) : clause(GOOD);
            default -> two ? clause(random.nextBoolean() ? GOOD : BAD) + ", " + clause(ASKED) : clause(ASKED);
        };
        String opening = one(OPENINGS);
        String ending = label.equals("question") && random.nextInt(4) > 0 ? "?" : one(ENDINGS);
        String first = opening.isEmpty() ? said.substring(0, 1).toUpperCase(Locale.ROOT) : said.substring(0, 1);
        return opening + first + said.substring(1) + ending;
    }

    private String clause(List<String> clauses) {
        return one(clauses).replace("%s", one(THINGS)).replace("%t", one(TIMES));
    }

    private String one(List<String> of) {
        return of.get(random.nextInt(of.size()));
    }
}
