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

/**
 * How moments are written, so that those to come are written as those of a file are.
 *
 * @param pattern as of {@link DateTimeFormatter}, where YYYY, ww and e are ISO's year of weeks, week and day
 * @param format by which labels are read and written; not used for epoch stamps
 * @param perSecond how many units of an epoch stamp make a second; 0 for what is written as a date
 * @param trimmed whether October is written 2021.1, since a program took 2021.10 for a number
 * @param offset from UTC, in which moments are written; UTC itself where labels tell none
 * @param local whether time is counted by the clocks on the wall rather than in UTC
 */
record DateForm(
        String pattern, DateTimeFormatter format, long perSecond, boolean trimmed, ZoneOffset offset, boolean local) {

    private static final Pattern TOKEN = Pattern.compile("'[^']*'|([A-Za-z])\\1*|.");
    private static final Pattern TRIMMED = Pattern.compile("\\d{4}\\.\\d");

    /** Returns the form of dates that a pattern describes. */
    static DateForm of(String pattern) {
        return new DateForm(pattern, formatter(pattern), 0, false, ZoneOffset.UTC, true);
    }

    /** Returns the form of stamps that count from the beginning of 1970, in UTC. */
    static DateForm ofEpoch(long perSecond) {
        return new DateForm("", DateTimeFormatter.ISO_INSTANT, perSecond, false, ZoneOffset.UTC, true);
    }

    /** Returns the form in which the last zero of months such as 2021.10 is left out. */
    DateForm withoutLastZeros() {
        return new DateForm(pattern, format, perSecond, true, offset, local);
    }

    DateForm at(ZoneOffset zone, boolean byWallClock) {
        return new DateForm(pattern, format, perSecond, trimmed, zone, byWallClock);
    }

    /** Whether labels tell how far their clocks are from UTC. */
    boolean hasOffset() {
        return pattern.contains("x");
    }

    /** Whether two forms differ in nothing but zeros before numbers. */
    boolean isLike(DateForm other) {
        return pattern.replaceAll("(.)\\1+", "$1").equals(other.pattern.replaceAll("(.)\\1+", "$1"));
    }

    /** Whether labels tell a time of day and no date. */
    boolean isTimeOfDay() {
        return perSecond == 0 && !pattern.contains("uuuu") && !isWeeks();
    }

    /** Whether labels tell the number of a week. */
    boolean isWeeks() {
        return pattern.contains("ww");
    }

    /** Whether labels tell parts of a second. */
    boolean hasFraction() {
        return perSecond > 1 || pattern.contains("S");
    }

    /** Returns the moment of a label, or nothing if it is not written so. */
    Optional<LocalDateTime> parse(String label) {
        if (perSecond > 0) {
            return label.matches("\\d{1,19}") ? epoch(label) : Optional.empty();
        }
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

    /** Returns the label of a moment. */
    String write(LocalDateTime time) {
        if (perSecond > 0) {
            long whole = time.toEpochSecond(ZoneOffset.UTC) * perSecond;
            return Long.toString(whole + time.getNano() / (1_000_000_000L / perSecond));
        }
        OffsetDateTime moment =
                local ? time.atOffset(offset) : time.atOffset(ZoneOffset.UTC).withOffsetSameInstant(offset);
        String label = format.format(moment);
        return trimmed && label.endsWith(".10") ? label.substring(0, label.length() - 1) : label;
    }

    private Optional<LocalDateTime> epoch(String label) {
        try {
            long count = Long.parseLong(label);
            long nanos = Math.floorMod(count, perSecond) * (1_000_000_000L / perSecond);
            return Optional.of(
                    LocalDateTime.ofEpochSecond(Math.floorDiv(count, perSecond), (int) nanos, ZoneOffset.UTC));
        } catch (NumberFormatException | DateTimeException e) {
            return Optional.empty();
        }
    }

    private Optional<TemporalAccessor> accessor(String label) {
        try {
            String whole = trimmed && TRIMMED.matcher(label).matches() ? label + "0" : label;
            return Optional.of(format.parse(whole));
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
            if (!tokens.contains("uuuu")) {
                builder.parseDefaulting(ChronoField.YEAR, 1970).parseDefaulting(ChronoField.MONTH_OF_YEAR, 1);
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
