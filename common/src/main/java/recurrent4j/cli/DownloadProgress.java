package recurrent4j.cli;

import recurrent4j.io.Download;
import recurrent4j.io.Text;

/** A download for people, on standard error: one live line on a terminal, a line at its beginning and end elsewhere. */
public final class DownloadProgress implements Download.Progress {

    private static final double MEGABYTE = 1e6;

    private final String name;
    private final LiveLine line;
    private final LiveLine.Pace pace = new LiveLine.Pace();

    DownloadProgress(String name, LiveLine line) {
        this.name = name;
        this.line = line;
    }

    /** Progress of the download of what people call by this name. */
    public static DownloadProgress of(String name) {
        return new DownloadProgress(name, LiveLine.onStandardError());
    }

    @Override
    public void bytes(long done, long of) {
        if (pace.note(done) && !line.isLive()) {
            line.say(name + "  fetching " + megabytes(of) + " MB");
        }
        if (done == of) {
            line.say(name + "  " + megabytes(of) + " MB fetched");
        } else {
            double speed = pace.perSecond();
            line.draw(() -> new LiveLine.Content(
                    name,
                    (double) done / of,
                    "%s of %s MB".formatted(megabytes(done), megabytes(of)),
                    "",
                    speed > 0 ? LiveLine.duration((of - done) / speed) + " left" : "",
                    ""));
        }
    }

    private static String megabytes(long bytes) {
        return Text.of("%.1f", bytes / MEGABYTE);
    }
}
