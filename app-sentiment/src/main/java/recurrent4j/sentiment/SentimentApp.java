package recurrent4j.sentiment;

/** Says what is coming: a text classifier for film reviews and any labelled text. */
public final class SentimentApp {

    private SentimentApp() {}

    public static void main(String[] args) {
        System.out.println(
                "app-sentiment will be a text classifier for film reviews and any labelled text. Until then, see app-timeseries.");
    }
}
