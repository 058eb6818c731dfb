package recurrent4j.sentiment.reviews;

import java.util.ArrayList;
import java.util.List;
import recurrent4j.sentiment.text.Tokenizer;

/** Small collections of texts for tests. */
public final class Texts {

    private Texts() {}

    /** Returns examples, given a label and a text in turn. */
    public static TokenizedReviews of(String... labelsAndTexts) {
        List<Review> reviews = new ArrayList<>();
        for (int i = 0; i < labelsAndTexts.length; i += 2) {
            reviews.add(new Review("text " + i / 2, labelsAndTexts[i + 1], labelsAndTexts[i], ""));
        }
        return TokenizedReviews.of(Reviews.of("texts", reviews), new Tokenizer());
    }

    /** Returns examples of classes that a few words give away. */
    public static TokenizedReviews easy(int classes, int each) {
        String[] words = {"awful dull film", "great fun film", "film of two hours"};
        List<String> texts = new ArrayList<>();
        for (int text = 0; text < each * classes; text++) {
            texts.add("class " + text % classes);
            texts.add(words[text % classes] + " number" + text / classes % 7);
        }
        return of(texts.toArray(String[]::new));
    }
}
