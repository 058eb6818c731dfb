package recurrent4j.timeseries.series;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

/** How moments are written, so that those to come are written as those of a file are. */
interface DateForm {

    /** Returns the moment of a label, or nothing if it is not written so. */
    Optional<LocalDateTime> parse(String label);

    /** Returns the label of a moment. */
    String write(LocalDateTime time);

    /** Whether labels tell a time of day and no date. */
    default boolean isTimeOfDay() {
        return false;
    }

    /** Whether labels tell the number of a week. */
    default boolean isWeeks() {
        return false;
    }

    /** Whether labels tell parts of a second. */
    default boolean hasFraction() {
        return false;
    }

    /**
     * Moments that are counted, in UTC.
     *
     * @param origin the second of count 0, from the beginning of 1970
     * @param unit nanoseconds of a count
     */
    record Count(long origin, long unit) implements DateForm {

        private static final long SECOND = 1_000_000_000;

        /** Days, as spreadsheets count them. */
        static final Count SPREADSHEET =
                new Count(LocalDate.of(1899, 12, 30).toEpochDay() * DateScale.DAY, DateScale.DAY * SECOND);

        /** Returns the form of stamps that count parts of a second from the beginning of 1970. */
        static Count sinceEpoch(long perSecond) {
            return new Count(0, SECOND / perSecond);
        }

        @Override
        public Optional<LocalDateTime> parse(String label) {
            try {
                long nanos = Math.multiplyExact(Long.parseLong(label), unit);
                return Optional.of(LocalDateTime.ofEpochSecond(
                        origin + Math.floorDiv(nanos, SECOND), (int) Math.floorMod(nanos, SECOND), ZoneOffset.UTC));
            } catch (NumberFormatException | ArithmeticException | DateTimeException e) {
                return Optional.empty();
            }
        }

        @Override
        public String write(LocalDateTime time) {
            long seconds = time.toEpochSecond(ZoneOffset.UTC) - origin;
            return Long.toString((seconds * SECOND + time.getNano()) / unit);
        }

        @Override
        public boolean hasFraction() {
            return unit < SECOND;
        }
    }

    /** Whole numbers that a program has written as fractions: 202012.0 for 202012. */
    record Fraction(DateForm whole) implements DateForm {

        static final String ZERO = ".0";

        @Override
        public Optional<LocalDateTime> parse(String label) {
            return label.endsWith(ZERO)
                    ? whole.parse(label.substring(0, label.length() - ZERO.length()))
                    : Optional.empty();
        }

        @Override
        public String write(LocalDateTime time) {
            return whole.write(time) + ZERO;
        }

        @Override
        public boolean hasFraction() {
            return whole.hasFraction();
        }
    }

    /** Months of years such as 2021.12, of which a program has written October as 2021.1. */
    record Trimmed(DateForm whole) implements DateForm {

        @Override
        public Optional<LocalDateTime> parse(String label) {
            return whole.parse(label.matches("\\d{4}\\.\\d") ? label + "0" : label);
        }

        @Override
        public String write(LocalDateTime time) {
            String label = whole.write(time);
            return label.endsWith("0") ? label.substring(0, label.length() - 1) : label;
        }
    }
}
