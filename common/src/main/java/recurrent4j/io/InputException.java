package recurrent4j.io;

/**
 * A mistake in what a user has given, such as an option, a file or data: the message names the value, the rule and the way
 * out, in one sentence. Programs show it without a stack trace; any other {@link IllegalArgumentException} is a defect.
 */
public final class InputException extends IllegalArgumentException {

    private static final long serialVersionUID = 1;

    /** @param sentence for the user */
    public InputException(String sentence) {
        super(sentence);
    }

    /** @param form of the sentence, which {@link Text#of} fills in */
    public InputException(String form, Object... figures) {
        super(Text.of(form, figures));
    }

    /** @param cause what has shown the mistake */
    public InputException(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
