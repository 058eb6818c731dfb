package recurrent4j.charlm;

/** Says what is coming: a character language model that generates text. */
public final class CharLmApp {

    private CharLmApp() {}

    public static void main(String[] args) {
        System.out.println(
                "app-charlm will be a character language model that generates text. Until then, see app-timeseries.");
    }
}
