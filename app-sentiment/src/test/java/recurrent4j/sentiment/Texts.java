package recurrent4j.sentiment;

import java.util.ArrayList;
import java.util.List;

/** Small collections of texts for tests. */
final class Texts {

    private Texts() {}

    /** Returns examples, given a label and a text in turn. */
    static Examples of(String... labelsAndTexts) {
        List<Review> reviews = new ArrayList<>();
        for (int i = 0; i < labelsAndTexts.length; i += 2) {
            reviews.add(new Review("text " + i / 2, labelsAndTexts[i + 1], labelsAndTexts[i], ""));
        }
        return Examples.of(Reviews.of("texts", reviews), new Tokenizer());
    }

    /** Returns examples of classes that a few words give away. */
    static Examples easy(int classes, int each) {
        String[] words = {"awful dull film", "great fun film", "film of two hours"};
        List<String> texts = new ArrayList<>();
        for (int text = 0; text < each * classes; text++) {
            texts.add("class " + text % classes);
            texts.add(words[text % classes] + " number" + text / classes % 7);
        }
        return of(texts.toArray(String[]::new));
    }
}
