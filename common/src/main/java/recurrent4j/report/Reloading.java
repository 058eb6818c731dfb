package recurrent4j.report;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Base64;

/**
 * How a page that is written anew again and again loads itself. Its writer may be killed and leave it as it is, so it stops
 * when it has not been renewed for long, and says so. That takes the one script that any page has, which the page's
 * policy names by its checksum; where scripts are switched off, the page goes on reloading.
 *
 * @param seconds between two loads
 * @param until when, unless it is written anew, it no longer does so
 */
public record Reloading(int seconds, Instant until) {

    private static final String SCRIPT = """
            const page = document.documentElement.dataset;
            if (Date.now() < Number(page.until)) {
              setTimeout(() => location.reload(), 1000 * page.seconds);
            } else {
              addEventListener("DOMContentLoaded", () => {
                document.querySelector(".stale").hidden = false;
                document.querySelector(".verdict").hidden = true;
              });
            }
            """;

    /** @throws IllegalArgumentException if there is no second between two loads */
    public Reloading {
        if (seconds < 1) {
            throw new IllegalArgumentException(
                    "A page cannot be loaded anew every " + seconds + " seconds; give 1 or more.");
        }
    }

    /** Returns the attributes of the root element. */
    String attributes() {
        return Markup.attributes("data-seconds", seconds, "data-until", until.toEpochMilli());
    }

    /** Returns what the page's policy has to allow. */
    static String policy() {
        try {
            byte[] checksum = MessageDigest.getInstance("SHA-256").digest(SCRIPT.getBytes(StandardCharsets.UTF_8));
            return "; script-src 'sha256-" + Base64.getEncoder().encodeToString(checksum) + "'";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    /** Returns what stands in the head of the page. */
    String head() {
        return "<script>" + SCRIPT + "</script>\n<noscript><meta http-equiv=\"refresh\" content=\"" + seconds
                + "\"></noscript>\n";
    }

    /** Returns the sentence that is hidden as long as the page is renewed. */
    String stale() {
        return "<p class=\"stale losing\" hidden>Nothing new has come here for a long time, so this page no longer reloads"
                + " itself: the training was ended from outside, or an epoch takes much longer than those before. Load the"
                + " page anew to look again; a training that was ended goes on by the command below with <span"
                + " class=\"word\">--resume</span>.</p>\n";
    }
}
