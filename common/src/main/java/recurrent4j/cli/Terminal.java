package recurrent4j.cli;

import java.io.IOException;

/** What standard error is connected to. */
final class Terminal {

    private Terminal() {}

    /** Whether standard error is shown on a terminal that understands control sequences. */
    static boolean showsStandardError() {
        String kind = System.getenv("TERM");
        if (kind == null || kind.equals("dumb")) {
            return false;
        }
        try {
            // Java tells this of standard input and output only, and each version in its own way; the shell knows.
            Process test = new ProcessBuilder("sh", "-c", "test -t 2")
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            return test.waitFor() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
