package recurrent4j.serve;

/** What ends a request without an answer: a status of HTTP and a sentence for whoever has asked. */
final class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final int status;

    Refusal(int status, String sentence) {
        super(sentence, null, false, false);
        this.status = status;
    }

    /** Whether nothing more is read from whoever has asked. */
    boolean ends() {
        return status == 413 || status == 503;
    }

    int status() {
        return status;
    }
}
