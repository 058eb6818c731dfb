package recurrent4j.bundle;

import java.io.IOException;

/** A folder cannot be read as a bundle; the message is one sentence for people. */
public final class BundleException extends IOException {

    private static final long serialVersionUID = 1;

    BundleException(String message) {
        super(message);
    }

    BundleException(String message, Throwable cause) {
        super(message, cause);
    }
}
