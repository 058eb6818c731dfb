package recurrent4j.timeseries;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import recurrent4j.cli.Bounds;
import recurrent4j.cli.CsvOptions;
import recurrent4j.cli.Heading;
import recurrent4j.eval.DataSource;
import recurrent4j.io.Checksum;
import recurrent4j.io.CsvReader;
import recurrent4j.io.InputException;
import recurrent4j.timeseries.forecast.SavedModel;
import recurrent4j.timeseries.series.Holidays;
import recurrent4j.timeseries.series.Reading;
import recurrent4j.timeseries.series.Reading.Duplicates;
import recurrent4j.timeseries.series.Reading.MissingValues;
import recurrent4j.timeseries.series.SeriesColumns;
import recurrent4j.timeseries.series.SeriesSet;
import recurrent4j.timeseries.series.TimeScale;

/** The options that name one series or many in a file. */
@Heading("Series")
final class SeriesOptions {

    /** Options that say which file is read, and how. */
    static final String[] FILE = {
        "--series", "--missing", "--duplicates", "--short", "--delimiter", "--decimal", "--quotes", "--header"
    };

    /** Options that say what is in the file, which a saved model knows. */
    static final String[] COLUMNS = {"--format", "--id", "--ds", "--y", "--season", "--frequency"};

    private static final Path STANDARD_INPUT = Path.of("-");

    @Option(
            names = {"--series", "--csv"},
            paramLabel = "FILE",
            description = "One series or many: CSV with a header, .gz or not; - for standard input.")
    private Path file;

    @Option(
            names = "--format",
            paramLabel = "NAME",
            description =
                    "${COMPLETION-CANDIDATES}: a row a value, a row a series, or one series in a column (default: as"
                            + " the header tells).")
    private SeriesColumns.Format format;

    @Option(names = "--id", paramLabel = "COLUMN", description = "Names of the series (default: unique_id).")
    private String id;

    @Option(
            names = {"--ds", "--time"},
            paramLabel = "COLUMN",
            description = "Time stamps (default: ds, if it is there).")
    private String ds;

    @Option(
            names = {"--y", "--target"},
            paramLabel = "COLUMN",
            description = "Values, which are forecast (default: y).")
    private String y;

    @Mixin
    private CovariateOptions covariates = new CovariateOptions();

    @Option(names = "--calendar", description = "Let networks read hour, weekday or month from the time stamps.")
    private boolean calendar;

    @Bounds(max = 1_000_000)
    @Option(names = "--season", paramLabel = "N", description = "Steps to a season (default: by the frequency).")
    private Integer season;

    @Option(
            names = "--frequency",
            paramLabel = "STEP",
            description =
                    "Distance of two values, such as \"7 days\", \"1 business day\", or \"1 hour, Mon-Fri 09:00-17:00\""
                            + " (default: detected).")
    private String frequency;

    @Option(
            names = "--date-format",
            paramLabel = "PATTERN",
            description = "How time stamps are written, such as dd/MM/yyyy (default: told by all of them).")
    private String dateFormat;

    @Option(
            names = "--missing",
            paramLabel = "NAME",
            description = "About gaps and empty cells: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private MissingValues missing = MissingValues.REFUSE;

    @Option(
            names = "--duplicates",
            paramLabel = "NAME",
            description = "About a second value for one moment: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private Duplicates duplicates = Duplicates.REFUSE;

    @Mixin
    final ShortOptions shorts = new ShortOptions();

    @Mixin
    private CsvOptions csv = new CsvOptions();

    /** What the options and the file's header have told; a pipe can be asked but once. */
    private SeriesColumns columns;

    private Optional<String> checksum = Optional.empty();

    boolean given() {
        return file != null;
    }

    /** Refuses options that name columns where no file is named. */
    void requireNoColumns() {
        if (format != null || id != null || ds != null || y != null || covariates.given() || calendar) {
            throw new InputException(
                    "--target (or --y), --features, --future, --static, --holidays, --time (or --ds), --id and"
                            + " --calendar tell what is in a file; name that file with --csv (or --series).");
        }
    }

    SeriesSet read() throws IOException {
        require();
        return read(file, rows -> columns = columns(rows), Optional.ofNullable(frequency), Holidays.NONE);
    }

    /** Reads another file of the same layout. */
    SeriesSet read(Path path) throws IOException {
        return read(path, this::columns, Optional.ofNullable(frequency), Holidays.NONE);
    }

    /** Reads the file as that of a training was read, unless the options say otherwise; nothing for the model of a preset. */
    Optional<SeriesSet> read(SavedModel model) throws IOException {
        if (model.columns().isEmpty()) {
            requireNoColumns();
            if (given()) {
                throw new InputException("The model was trained on the data of a preset, and knows no other; leave out"
                        + " --series (or --csv), or train a model for it.");
            }
            return Optional.empty();
        }
        require();
        columns = given(model.columns().get());
        Optional<String> step =
                Optional.ofNullable(frequency).or(() -> model.step().filter(TimeScale::isCalendar));
        return Optional.of(read(file, rows -> columns, step, model.covariates().holidays()));
    }

    private SeriesColumns given(SeriesColumns usual) {
        return covariates.in(new SeriesColumns(
                format == null ? usual.format() : format,
                id == null ? usual.id() : id,
                ds == null ? usual.ds() : ds,
                y == null ? usual.y() : y,
                usual.features(),
                usual.future(),
                usual.statics()));
    }

    /** Returns how the file that was read holds its series, as the options or its header tell. */
    SeriesColumns columns() {
        return columns;
    }

    private void require() {
        if (!given()) {
            throw new InputException("There is nothing to forecast; name a file with --series (or --csv).");
        }
    }

    private SeriesColumns columns(CsvReader rows) {
        List<String> header = rows.header();
        String names = id == null ? "unique_id" : id;
        if (id != null && !header.isEmpty()) {
            rows.column(id);
        }
        boolean numbered = header.size() > 2 && header.subList(0, 2).equals(List.of("V1", "V2"));
        SeriesColumns.Format detected = header.contains(names)
                ? SeriesColumns.Format.LONG
                : numbered ? SeriesColumns.Format.M4 : SeriesColumns.Format.COLUMN;
        String time = header.contains("ds") ? "ds" : "";
        SeriesColumns told = given(new SeriesColumns(detected, names, time, "y", List.of()));
        boolean named = header.isEmpty() || header.contains("y") || y != null;
        if (told.format() != SeriesColumns.Format.M4 && !named) {
            throw new InputException("%s has no column \"y\", but %s; name the one to forecast with --target (or --y)."
                    .formatted(rows.name(), String.join(", ", header)));
        }
        return told;
    }

    boolean calendar() {
        return calendar;
    }

    /** Whether something is known ahead. */
    boolean ahead() {
        return covariates.ahead();
    }

    boolean covariates() {
        return covariates.given();
    }

    private SeriesSet read(Path path, Function<CsvReader, SeriesColumns> layout, Optional<String> step, Holidays events)
            throws IOException {
        var reading = new Reading(missing, duplicates, step, Optional.ofNullable(season), shorts.leavesOut())
                .datedBy(Optional.ofNullable(dateFormat));
        boolean standardInput = path.equals(STANDARD_INPUT);
        // What is no file is opened once: nothing of a pipe can be read again.
        if (!standardInput && (!Files.exists(path) || Files.isRegularFile(path) || Files.isDirectory(path))) {
            try (CsvReader rows = csv.open(path)) {
                return read(rows, layout.apply(rows), reading, events);
            }
        }
        var sum = new Checksum();
        String name = path.getFileName().toString();
        try (InputStream bytes = sum.reading(standardInput ? System.in : new FileInputStream(path.toFile()));
                CsvReader rows = csv.open(standardInput ? "stdin" : name.matches("\\d+") ? "pipe" : name, bytes)) {
            SeriesSet set = read(rows, layout.apply(rows), reading, events);
            bytes.transferTo(OutputStream.nullOutputStream());
            checksum = path.equals(file) ? Optional.of(sum.hex()) : checksum;
            return set;
        }
    }

    private SeriesSet read(CsvReader rows, SeriesColumns layout, Reading reading, Holidays events) throws IOException {
        if (layout.format() == SeriesColumns.Format.M4
                && !(layout.features().isEmpty()
                        && layout.future().isEmpty()
                        && layout.statics().isEmpty())) {
            throw new InputException(
                    "--features, --future and --static name columns, and %s has a series in each row; leave them out, or give a row a value."
                            .formatted(rows.name()));
        }
        Optional<CsvReader> ahead = covariates.ahead(csv);
        try {
            return covariates.with(layout.read(rows, ahead, reading), layout.id(), events);
        } finally {
            if (ahead.isPresent()) {
                ahead.get().close();
            }
        }
    }

    DataSource source(SeriesSet set) throws IOException {
        return checksum.isPresent()
                ? new DataSource(set.name(), file.toString(), "", checksum.get(), set.values())
                : DataSource.file(set.name(), file, set.values());
    }

    /** Says how the files are written that were read, and which series are not used. */
    List<String> remarks() {
        return Stream.of(List.copyOf(csv.remarks()), covariates.remarks(), shorts.remarks())
                .flatMap(List::stream)
                .toList();
    }
}
