package recurrent4j.timeseries;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Option;
import recurrent4j.cli.CsvOptions;
import recurrent4j.cli.Heading;
import recurrent4j.io.CsvFormat;
import recurrent4j.io.CsvReader;
import recurrent4j.io.InputException;
import recurrent4j.timeseries.series.HolidayFile;
import recurrent4j.timeseries.series.Holidays;
import recurrent4j.timeseries.series.SeriesColumns;
import recurrent4j.timeseries.series.SeriesSet;

/** The options that tell what is known of series beside their values. */
@Heading("Covariates")
final class CovariateOptions {

    private static final Pattern WINDOW = Pattern.compile("(\\d{1,2})(?:,(\\d{1,2}))?");

    @Option(
            names = {"--features", "--past"},
            paramLabel = "A,B",
            split = ",",
            description = "Columns of what else was measured at each moment; their past is read.")
    private List<String> past;

    @Option(
            names = "--future",
            paramLabel = "A,B",
            split = ",",
            description =
                    "Columns that are known ahead, such as prices; the file goes on with them in rows without a value.")
    private List<String> future;

    @Option(
            names = "--future-file",
            paramLabel = "FILE",
            description = "CSV with the columns of --future for the moments to come, if the file does not go on.")
    private Path futureFile;

    @Option(
            names = "--static",
            paramLabel = "A,B",
            split = ",",
            description = "Columns that are the same in all rows of a series, such as a region or a size.")
    private List<String> statics;

    @Option(
            names = "--holidays",
            paramLabel = "FILE",
            description =
                    "CSV of events past and to come: ds, perhaps holiday (a name), an id, lower_window, upper_window.")
    private Path holidays;

    @Option(
            names = "--holiday-window",
            paramLabel = "N[,N]",
            description = "Days before and after an event that are told as well, where its file says none.")
    private String window;

    private final List<String> remarks = new ArrayList<>();

    /** Whether any of them was given. */
    boolean given() {
        return past != null || future != null || statics != null || holidays != null || futureFile != null;
    }

    /** Whether something is known ahead. */
    boolean ahead() {
        return future != null || holidays != null;
    }

    /** Returns columns as the options say, where they do. */
    SeriesColumns in(SeriesColumns usual) {
        return new SeriesColumns(
                usual.format(),
                usual.id(),
                usual.ds(),
                usual.y(),
                past == null ? usual.features() : past,
                future == null ? usual.future() : future,
                statics == null ? usual.statics() : statics);
    }

    /** Opens the file of what is known ahead, if there is one. */
    Optional<CsvReader> ahead(CsvOptions csv) throws IOException {
        return futureFile == null ? Optional.empty() : Optional.of(csv.open(futureFile));
    }

    /**
     * Returns a set with the events of the file of holidays, or else those that are usual.
     *
     * @param id what the column of ids is called
     */
    SeriesSet with(SeriesSet set, String id, Holidays usual) throws IOException {
        if (holidays == null && window != null) {
            throw new InputException("--holiday-window is about the events of --holidays, which names no file.");
        }
        Holidays events = usual;
        if (holidays != null) {
            try (CsvReader rows = CsvReader.open(holidays, CsvFormat.DETECTED)) {
                Holidays read = HolidayFile.read(rows, id, days(1), days(2));
                events = usual.columns().isEmpty() ? read : usual.replacedBy(read);
            }
            remark(events, set);
        }
        return events.columns().isEmpty() ? set : set.with(events);
    }

    private void remark(Holidays events, SeriesSet set) {
        remarks.add(events.sentence());
        List<String> strangers = events.strangers(set);
        if (!strangers.isEmpty()) {
            remarks.add("%s has events of %d series that are not in %s, such as %s; they are not used."
                    .formatted(events.source(), strangers.size(), set.name(), strangers.get(0)));
        }
    }

    private int days(int group) {
        Matcher days = WINDOW.matcher(window == null ? "0" : window);
        if (!days.matches()) {
            throw new InputException(
                    "--holiday-window %s is none; give the days before and after an event, as in 1,2.", window);
        }
        String number = days.group(group) == null ? days.group(1) : days.group(group);
        return Integer.parseInt(number);
    }

    /** Says which events are used. */
    List<String> remarks() {
        return Collections.unmodifiableList(remarks);
    }
}
