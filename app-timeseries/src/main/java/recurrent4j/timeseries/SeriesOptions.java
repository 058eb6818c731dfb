package recurrent4j.timeseries;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import recurrent4j.cli.Bounds;
import recurrent4j.cli.CsvOptions;
import recurrent4j.eval.DataSource;
import recurrent4j.io.CsvReader;
import recurrent4j.io.InputException;
import recurrent4j.timeseries.forecast.SavedModel;
import recurrent4j.timeseries.series.Reading;
import recurrent4j.timeseries.series.Reading.MissingValues;
import recurrent4j.timeseries.series.SeriesColumns;
import recurrent4j.timeseries.series.SeriesSet;

/** The options that name one series or many in a file. */
final class SeriesOptions {

    @Option(
            names = {"--series", "--csv"},
            paramLabel = "FILE",
            description = "One series or many: CSV with a header, .gz or not.")
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

    @Option(
            names = {"--features", "--past"},
            paramLabel = "A,B",
            split = ",",
            description = "Columns of what else was known at each moment; networks read their past, baselines do not.")
    private List<String> features;

    @Option(names = "--calendar", description = "Let networks read hour, weekday or month from the time stamps.")
    private boolean calendar;

    @Bounds(max = 1_000_000)
    @Option(names = "--season", paramLabel = "N", description = "Steps to a season (default: by the frequency).")
    private Integer season;

    @Option(
            names = "--frequency",
            paramLabel = "STEP",
            description = "Distance of two values, such as \"7 days\" (default: detected).")
    private String frequency;

    @Option(
            names = "--missing",
            paramLabel = "NAME",
            description = "About gaps and empty cells: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private MissingValues missing = MissingValues.REFUSE;

    @Mixin
    private CsvOptions csv = new CsvOptions();

    boolean given() {
        return file != null;
    }

    /** Refuses options that name columns where no file is named. */
    void requireNoColumns() {
        if (format != null || id != null || ds != null || y != null || features != null || calendar) {
            throw new InputException(
                    "--target (or --y), --features, --time (or --ds), --id and --calendar tell what is in"
                            + " a file; name that file with --csv (or --series).");
        }
    }

    SeriesSet read() throws IOException {
        return read(file, columns());
    }

    /** Reads another file of the same layout. */
    SeriesSet read(Path path) throws IOException {
        return read(path, columns(path));
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
        return Optional.of(read(file, given(model.columns().get())));
    }

    private SeriesColumns given(SeriesColumns usual) {
        return new SeriesColumns(
                format == null ? usual.format() : format,
                id == null ? usual.id() : id,
                ds == null ? usual.ds() : ds,
                y == null ? usual.y() : y,
                features == null ? usual.features() : features);
    }

    /** Returns how the file holds its series, as the options or its header tell. */
    SeriesColumns columns() throws IOException {
        require();
        return columns(file);
    }

    private void require() {
        if (!given()) {
            throw new InputException("There is nothing to forecast; name a file with --series (or --csv).");
        }
    }

    private SeriesColumns columns(Path path) throws IOException {
        List<String> header;
        try (CsvReader rows = CsvReader.open(path, csv.format())) {
            header = rows.header();
        }
        String names = id == null ? "unique_id" : id;
        boolean numbered = header.size() > 2 && header.subList(0, 2).equals(List.of("V1", "V2"));
        SeriesColumns.Format detected = header.contains(names)
                ? SeriesColumns.Format.LONG
                : numbered ? SeriesColumns.Format.M4 : SeriesColumns.Format.COLUMN;
        String time = header.contains("ds") ? "ds" : "";
        SeriesColumns columns = given(new SeriesColumns(detected, names, time, "y", List.of()));
        if (columns.format() != SeriesColumns.Format.M4 && y == null && !header.contains("y")) {
            throw new InputException("%s has no column \"y\", but %s; name the one to forecast with --target (or --y)."
                    .formatted(path.getFileName(), String.join(", ", header)));
        }
        return columns;
    }

    boolean calendar() {
        return calendar;
    }

    private SeriesSet read(Path path, SeriesColumns columns) throws IOException {
        if (columns.format() == SeriesColumns.Format.M4 && !columns.features().isEmpty()) {
            throw new InputException(
                    "--features names columns, and %s has a series in each row; leave them out, or give a row a value."
                            .formatted(path.getFileName()));
        }
        try (CsvReader rows = csv.open(path)) {
            return columns.read(
                    rows, new Reading(missing, Optional.ofNullable(frequency), Optional.ofNullable(season)));
        }
    }

    DataSource source(SeriesSet set) throws IOException {
        return DataSource.file(set.name(), file, set.values());
    }

    /** Says how the files are written that were read. */
    Set<String> remarks() {
        return csv.remarks();
    }
}
