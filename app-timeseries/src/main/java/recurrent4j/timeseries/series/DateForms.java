package recurrent4j.timeseries.series;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import recurrent4j.io.InputException;

/** The forms of dates that are known, and how the one of a column is told from all its labels. */
final class DateForms {

    private static final List<String> DATES = List.of(
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

    private static final List<String> TIMES = List.of(
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

    private static final List<String> OFFSETS = List.of("", "'Z'", " 'UTC'", "xxx", " xxx", "xx", " xx", "x", " x");

    /** Months, quarters and weeks of a year, and times of an unnamed day. */
    private static final List<String> PARTS = List.of(
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

    private static final String ISO_WEEKS = "YYYY:ww";

    /** Digits of stamps that count seconds, thousandths, millionths and billionths since 1970, for dates from 2001 on. */
    private static final List<Integer> EPOCH_DIGITS = List.of(10, 13, 16, 19);

    /** Without it, nothing tells stamps of a clock from numbers of some other kind. */
    private static final int WHOLE_MINUTE = 60;

    private static final int LAST_EPOCH_YEAR = 2099;
    private static final int FIRST_YEAR = 1800;
    private static final int LAST_YEAR = 2199;

    /** So many labels of a hundred are dates where the others are mistakes. */
    private static final int MOST = 80;

    private final List<String> labels;
    private final String first;

    private DateForms(List<String> labels) {
        this.labels = labels;
        this.first = labels.get(0);
    }

    /**
     * Returns how labels are written, if the first is written as a date; it may be that others are not.
     *
     * @throws InputException if they can be read in two ways that differ
     */
    static Optional<DateForm> of(List<String> labels) {
        var forms = new DateForms(labels);
        return (forms.all(label -> label.matches("\\d+")) ? forms.ofIntegers() : forms.ofText()).map(forms::zoned);
    }

    private Optional<DateForm> ofIntegers() {
        List<DateForm> forms = candidates();
        Optional<DateForm> whole = forms.stream().filter(this::isPlausible).findFirst();
        if (whole.isPresent() || EPOCH_DIGITS.contains(first.length())) {
            return whole.or(this::epoch);
        }
        return forms.stream()
                .filter(form -> labels.stream()
                                        .filter(label -> form.parse(label).isPresent())
                                        .count()
                                * 100
                        >= (long) labels.size() * MOST)
                .filter(form -> !areEquallySpaced())
                .findFirst();
    }

    private Optional<DateForm> ofText() {
        if (first.matches("\\d{4}\\.\\d\\d?")) {
            return yearsAndDecimals();
        }
        DateForm weeks = DateForm.of(ISO_WEEKS);
        if (labels.stream().anyMatch(label -> label.matches("\\d{4}:53")) && readsAll(weeks)) {
            return Optional.of(weeks);
        }
        List<DateForm> forms = candidates();
        Optional<DateForm> whole = forms.stream().filter(this::readsAll).findFirst();
        whole.ifPresent(
                form -> forms.stream().filter(other -> !other.isLike(form)).forEach(other -> requireSame(form, other)));
        Optional<DateForm> form =
                whole.or(() -> forms.stream().filter(one -> !one.isTimeOfDay()).findFirst());
        if (form.filter(one -> one.pattern().matches("uuuu.M")).isPresent() && areSmall()) {
            throw quarterOrMonth();
        }
        return form;
    }

    private void requireSame(DateForm form, DateForm other) {
        Optional<String> differs = labels.stream()
                .filter(label -> !other.parse(label).equals(form.parse(label)))
                .findFirst();
        if (differs.isPresent() && readsAll(other)) {
            throw new InputException(
                    "\"%s\" can be read as %s or as %s, and no other time stamp tells which; write the year first, as in 2021-03-21.",
                    differs.get(),
                    form.parse(differs.get()).orElseThrow().toLocalDate(),
                    other.parse(differs.get()).orElseThrow().toLocalDate());
        }
    }

    /** Months such as 2021.12, unless they are parts of years such as 1949.083. */
    private Optional<DateForm> yearsAndDecimals() {
        DateForm padded = DateForm.of("uuuu.MM");
        DateForm trimmed = padded.withoutLastZeros();
        DateForm plain = DateForm.of("uuuu.M");
        if (all(label -> label.matches("\\d{4}\\.\\d\\d"))) {
            return Optional.of(padded).filter(this::isPlausible);
        }
        if (labels.stream().anyMatch(label -> label.matches("\\d{4}\\.0\\d"))) {
            return Optional.of(trimmed).filter(this::isPlausible);
        }
        if (!isPlausible(plain)) {
            return Optional.empty();
        }
        if (all(label -> label.matches("\\d{4}\\.\\d"))) {
            throw quarterOrMonth();
        }
        return Optional.of(plain);
    }

    private boolean areSmall() {
        return all(label -> label.matches(".*\\D[1-4]"));
    }

    private InputException quarterOrMonth() {
        return new InputException(
                "\"%s\" can be a month, a quarter or a part of a year; write 2021-01 or 2021Q1, or say --frequency 0.1 if it is a number.",
                first);
    }

    private List<DateForm> candidates() {
        Stream<String> parts = PARTS.stream().filter(pattern -> first.matches(DateForm.shape(pattern)));
        return Stream.concat(DATES.stream().flatMap(this::patterns), parts)
                .map(DateForm::of)
                .filter(form -> form.parse(first).isPresent())
                .toList();
    }

    /** Returns what the label may be that begins with a date: that date, or a time and an offset behind it. */
    private Stream<String> patterns(String date) {
        Optional<String> rest = rest(date, first);
        if (rest.isEmpty() || rest.get().isEmpty()) {
            return rest.stream().map(nothing -> date);
        }
        Stream<String> joints = rest.get().startsWith(" ") ? Stream.of(" ") : Stream.of("'T'", "");
        return joints.flatMap(joint -> TIMES.stream().map(time -> joint + time))
                .flatMap(time -> rest(time, rest.get()).stream()
                        .flatMap(zone -> OFFSETS.stream().filter(offset -> zone.matches(DateForm.shape(offset))))
                        .map(offset -> date + time + offset));
    }

    private static Optional<String> rest(String pattern, String label) {
        Matcher begins = Pattern.compile(DateForm.shape(pattern)).matcher(label);
        return begins.lookingAt() ? Optional.of(label.substring(begins.end())) : Optional.empty();
    }

    private Optional<DateForm> epoch() {
        long perSecond = (long) Math.pow(10, first.length() - EPOCH_DIGITS.get(0));
        DateForm form = DateForm.ofEpoch(perSecond);
        boolean plausible = all(label -> label.length() == first.length()
                && form.parse(label)
                        .filter(time -> time.getYear() <= LAST_EPOCH_YEAR)
                        .isPresent()
                && (Long.parseLong(label) - Long.parseLong(first)) % (WHOLE_MINUTE * perSecond) == 0);
        return Optional.of(form).filter(one -> plausible && labels.size() > 1);
    }

    private boolean all(Predicate<String> rule) {
        return labels.stream().allMatch(rule);
    }

    private boolean readsAll(DateForm form) {
        return all(label -> form.parse(label).isPresent());
    }

    private boolean isPlausible(DateForm form) {
        return all(label -> form.parse(label)
                .map(LocalDateTime::getYear)
                .filter(year -> year >= FIRST_YEAR && year <= LAST_YEAR)
                .isPresent());
    }

    private boolean areEquallySpaced() {
        double[] numbers =
                labels.stream().mapToDouble(Double::parseDouble).sorted().toArray();
        return evenSteps(numbers) == numbers.length - 1;
    }

    /** Returns how many steps between sorted numbers are as long as the step in their middle. */
    private static long evenSteps(double[] sorted) {
        double[] steps = new double[sorted.length - 1];
        Arrays.setAll(steps, i -> sorted[i + 1] - sorted[i]);
        double[] ordered = steps.clone();
        Arrays.sort(ordered);
        return steps.length == 0
                ? 0
                : Arrays.stream(steps)
                        .filter(step -> step == ordered[(steps.length - 1) / 2])
                        .count();
    }

    /** Days begin by the clocks on the wall, but hours follow each other in UTC: whichever makes time go more evenly. */
    private DateForm zoned(DateForm form) {
        if (!form.hasOffset()) {
            return form;
        }
        DateForm utc = form.at(ZoneOffset.UTC, false);
        String last = labels.stream()
                .filter(label -> utc.parse(label).isPresent())
                .max((one, other) ->
                        utc.parse(one).orElseThrow().compareTo(utc.parse(other).orElseThrow()))
                .orElse(first);
        ZoneOffset offset = utc.offset(last).orElse(ZoneOffset.UTC);
        boolean byUtc = evenSteps(seconds(utc)) > evenSteps(seconds(form));
        return form.at(offset, !byUtc);
    }

    private double[] seconds(DateForm form) {
        return labels.stream()
                .flatMap(label -> form.parse(label).stream())
                .mapToDouble(time -> time.toEpochSecond(ZoneOffset.UTC))
                .sorted()
                .toArray();
    }
}
