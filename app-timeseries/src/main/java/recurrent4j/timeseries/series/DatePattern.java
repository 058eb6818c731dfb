package recurrent4j.timeseries.series;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAccessor;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import recurrent4j.io.InputException;

/**
 * Moments that are written as dates, with or without a time of day and an offset from UTC, or as parts of a year.
 *
 * @param pattern as of {@link DateTimeFormatter}, where YYYY, ww and e are ISO's year of weeks, week and day
 * @param format by which labels are read and written
 * @param offset from UTC, in which moments are written; UTC itself where labels tell none
 * @param local whether time is counted by the clocks on the wall rather than in UTC
 */
record DatePattern(String pattern, DateTimeFormatter format, ZoneOffset offset, boolean local) implements DateForm {

    static final List<String> DATES = List.of(
            "uuuu-MM-dd",
            "uuuu/MM/dd",
            "uuuu.MM.dd",
            "uuuuMMdd",
            "dd.MM.uuuu",
            "dd/MM/uuuu",
            "MM/dd/uuuu",
            "dd-MM-uuuu",
            "MM-dd-uuuu",
            "uuuu-M-d",
            "uuuu/M/d",
            "uuuu.M.d",
            "d.M.uuuu",
            "d/M/uuuu",
            "M/d/uuuu",
            "dd-MMM-uuuu",
            "d-MMM-uuuu",
            "dd MMM uuuu",
            "d MMM uuuu");

    static final List<String> TIMES = List.of(
            "HH:mm",
            "HH:mm:ss",
            "HH:mm:ss.S",
            "HH:mm:ss.SSS",
            "HH:mm:ss.SSSSSS",
            "HH",
            "HHmm",
            "HHmmss",
            "H:mm",
            "H:mm:ss",
            "hh:mm a",
            "hh:mm:ss a",
            "h:mm a",
            "h:mm:ss a");

    static final List<String> OFFSETS = List.of("", "'Z'", " 'UTC'", "xxx", " xxx", "xx", " xx", "x", " x");

    /** Months, quarters and weeks of a year, and times of an unnamed day. */
    static final List<String> PARTS = List.of(
            "uuuu-MM",
            "uuuu/MM",
            "uuuu.MM",
            "uuuuMM",
            "MM.uuuu",
            "MM/uuuu",
            "MM-uuuu",
            "uuuu-M",
            "uuuu/M",
            "uuuu.M",
            "uuuu'M'MM",
            "uuuu'M'M",
            "MMM uuuu",
            "MMM-uuuu",
            "uuuu MMM",
            "uuuu-MMM",
            "uuuu'Q'Q",
            "uuuu'q'Q",
            "uuuu-'Q'Q",
            "uuuu 'Q'Q",
            "'Q'Q uuuu",
            "'Q'Q-uuuu",
            "YYYY-'W'ww",
            "YYYY'W'ww",
            "YYYY-'W'ww-e",
            "HH:mm",
            "HH:mm:ss",
            "H:mm",
            "H:mm:ss");

    static final String ISO_WEEKS = "YYYY:ww";

    private static final Pattern TOKEN = Pattern.compile("'[^']*'|([A-Za-z])\\1*|.");

    static DatePattern of(String pattern) {
        return new DatePattern(pattern, formatter(pattern), ZoneOffset.UTC, true);
    }

    /**
     * Returns the form that a user names.
     *
     * @param pattern as of {@link DateTimeFormatter}, in which y means the same as u
     * @throws InputException if it is none
     */
    static DateForm named(String pattern) {
        String years = TOKEN.matcher(pattern)
                .results()
                .map(MatchResult::group)
                .map(token -> token.matches("y+") ? token.replace('y', 'u') : token)
                .collect(Collectors.joining());
        try {
            DatePattern form = of(years);
            LocalDateTime example = LocalDateTime.of(2021, 3, 21, 14, 0);
            Optional<LocalDateTime> read = form.parse(form.write(example));
            boolean days = years.contains("d");
            if (read.filter(time -> !days || time.toLocalDate().equals(example.toLocalDate()))
                    .isEmpty()) {
                throw new IllegalArgumentException("What it writes it does not read.");
            }
            return form;
        } catch (DateTimeException | IllegalArgumentException e) {
            throw new InputException(
                    "--date-format \"%s\" is no pattern of dates; say it as in dd.MM.yyyy, M/d/yyyy or yyyy-MM-dd HH:mm, with MM"
                            + " for months and mm for minutes.",
                    pattern);
        }
    }

    /** Returns the same, written with an offset, and counted by the clocks there or in UTC. */
    DatePattern at(ZoneOffset zone, boolean byWallClock) {
        return new DatePattern(pattern, format, zone, byWallClock);
    }

    /** Returns the pattern as most people write it, quoted where a shell would cut it. */
    String said() {
        String years = pattern.replace('u', 'y');
        return years.contains(" ") || years.contains("'") ? '"' + years + '"' : years;
    }

    /** Whether labels tell how far their clocks are from UTC. */
    boolean hasOffset() {
        return pattern.contains("x");
    }

    /** Whether two forms differ in nothing but zeros before numbers. */
    boolean isLike(DatePattern other) {
        return pattern.replaceAll("(.)\\1+", "$1").equals(other.pattern.replaceAll("(.)\\1+", "$1"));
    }

    @Override
    public boolean isTimeOfDay() {
        return !pattern.contains("u") && !isWeeks();
    }

    @Override
    public boolean isWeeks() {
        return pattern.contains("ww");
    }

    @Override
    public boolean hasFraction() {
        return pattern.contains("S");
    }

    @Override
    public Optional<LocalDateTime> parse(String label) {
        return accessor(label)
                .map(read -> hasOffset() && !local
                        ? OffsetDateTime.from(read)
                                .withOffsetSameInstant(ZoneOffset.UTC)
                                .toLocalDateTime()
                        : LocalDateTime.from(read));
    }

    /** Returns the offset that a label tells. */
    Optional<ZoneOffset> offset(String label) {
        return accessor(label).map(ZoneOffset::from);
    }

    @Override
    public String write(LocalDateTime time) {
        return format.format(
                local ? time.atOffset(offset) : time.atOffset(ZoneOffset.UTC).withOffsetSameInstant(offset));
    }

    private Optional<TemporalAccessor> accessor(String label) {
        try {
            return Optional.of(format.parse(label));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** Returns a regular expression that labels of a pattern match, as do others that are no dates. */
    static String shape(String pattern) {
        return TOKEN.matcher(pattern)
                .results()
                .map(MatchResult::group)
                .map(token -> switch (token) {
                    case "uuuu", "YYYY" -> "\\d{4}";
                    case "MMM" -> "[A-Za-z]{3}";
                    case "MM", "dd", "HH", "hh", "mm", "ss", "ww" -> "\\d\\d";
                    case "M", "d", "H", "h" -> "\\d\\d?";
                    case "Q" -> "[1-4]";
                    case "e" -> "[1-7]";
                    case "a" -> "[AP]M";
                    case "xxx" -> "[+-]\\d\\d:\\d\\d";
                    case "xx" -> "[+-]\\d{4}";
                    case "x" -> "[+-]\\d\\d";
                    default ->
                        token.startsWith("S")
                                ? "\\d{%d}".formatted(token.length())
                                : Pattern.quote(token.replace("'", ""));
                })
                .collect(Collectors.joining());
    }

    private static DateTimeFormatter formatter(String pattern) {
        var builder = new DateTimeFormatterBuilder();
        List<String> tokens =
                TOKEN.matcher(pattern).results().map(MatchResult::group).toList();
        for (String token : tokens) {
            switch (token) {
                case "YYYY" -> builder.appendValue(IsoFields.WEEK_BASED_YEAR, 4);
                case "ww" -> builder.appendValue(IsoFields.WEEK_OF_WEEK_BASED_YEAR, 2);
                case "e" -> builder.appendValue(ChronoField.DAY_OF_WEEK, 1);
                default -> builder.appendPattern(token.equals("'") ? "''" : token);
            }
        }
        if (tokens.contains("Q")) {
            builder.parseDefaulting(IsoFields.DAY_OF_QUARTER, 1);
        } else if (tokens.contains("ww")) {
            if (!tokens.contains("e")) {
                builder.parseDefaulting(ChronoField.DAY_OF_WEEK, 1);
            }
        } else {
            if (tokens.stream().noneMatch(token -> token.startsWith("u"))) {
                builder.parseDefaulting(ChronoField.YEAR, 1970);
            }
            if (tokens.stream().noneMatch(token -> token.startsWith("M"))) {
                builder.parseDefaulting(ChronoField.MONTH_OF_YEAR, 1);
            }
            builder.parseDefaulting(ChronoField.DAY_OF_MONTH, 1);
        }
        if (!tokens.contains("a")) {
            builder.parseDefaulting(ChronoField.HOUR_OF_DAY, 0);
        }
        return builder.parseDefaulting(ChronoField.MINUTE_OF_HOUR, 0)
                .toFormatter(Locale.ENGLISH)
                .withResolverStyle(ResolverStyle.STRICT);
    }
}
