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

/** How the form of the dates of a column is told from all its labels. */
final class DateForms {

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
        if (forms.all(label -> label.matches("\\d+"))) {
            return forms.ofIntegers();
        }
        if (forms.all(label -> label.matches("\\d{5,}\\.0"))) {
            List<String> whole = labels.stream()
                    .map(label -> label.substring(0, label.length() - DateForm.Fraction.ZERO.length()))
                    .toList();
            return new DateForms(whole).ofIntegers().map(DateForm.Fraction::new);
        }
        return forms.ofText();
    }

    private Optional<DateForm> ofIntegers() {
        List<DatePattern> forms = candidates();
        Optional<DateForm> whole =
                first(forms, this::isPlausible).or(this::epoch).or(this::spreadsheet);
        return whole.isPresent() || areEquallySpaced() ? whole : first(forms, this::isMostly);
    }

    /** Spreadsheets count days from 1900, which only months or a calendar can tell from other numbers. */
    private Optional<DateForm> spreadsheet() {
        DateForm form = DateForm.Count.SPREADSHEET;
        boolean possible = all(label -> label.matches("[2-6]\\d{4}")) && labels.size() > 2 && !areEquallySpaced();
        return Optional.of(form)
                .filter(days -> possible)
                .filter(days -> DateScale.of(days, labels).monthDay() != 0
                        || BusinessScale.of(DateScale.of(days, labels), labels, Optional.empty())
                                .isPresent());
    }

    private Optional<DateForm> ofText() {
        if (first.matches("\\d{4}\\.\\d\\d?")) {
            return yearsAndDecimals();
        }
        DatePattern weeks = DatePattern.of(DatePattern.ISO_WEEKS);
        if (labels.stream().anyMatch(label -> label.matches("\\d{4}:53")) && readsAll(weeks)) {
            return Optional.of(weeks);
        }
        List<DatePattern> forms = candidates();
        Optional<DatePattern> whole = forms.stream().filter(this::readsAll).findFirst();
        whole.ifPresent(
                form -> forms.stream().filter(other -> !other.isLike(form)).forEach(other -> requireSame(form, other)));
        // No period of a year has the number 0.
        boolean hours = labels.stream().anyMatch(label -> label.endsWith(":00"));
        Optional<DatePattern> form = whole.or(
                () -> forms.stream().filter(one -> !one.isTimeOfDay() || hours).findFirst());
        if (form.filter(one -> one.pattern().matches("uuuu.M")).isPresent() && areSmall()) {
            throw quarterOrMonth();
        }
        return form.map(this::zoned);
    }

    private static Optional<DateForm> first(List<? extends DateForm> forms, Predicate<DateForm> rule) {
        return forms.stream().filter(rule).<DateForm>map(form -> form).findFirst();
    }

    private boolean isMostly(DateForm form) {
        long dates =
                labels.stream().filter(label -> form.parse(label).isPresent()).count();
        return dates * 100 >= (long) labels.size() * MOST;
    }

    private void requireSame(DatePattern form, DatePattern other) {
        Optional<String> differs = labels.stream()
                .filter(label -> !other.parse(label).equals(form.parse(label)))
                .findFirst();
        if (differs.isPresent() && readsAll(other)) {
            throw new InputException(
                    "\"%s\" can be read as %s or as %s, and no other time stamp tells which; say --date-format %s or --date-format %s.",
                    differs.get(),
                    form.parse(differs.get()).orElseThrow().toLocalDate(),
                    other.parse(differs.get()).orElseThrow().toLocalDate(),
                    form.said(),
                    other.said());
        }
    }

    /** Months such as 2021.12, unless they are parts of years such as 1949.083. */
    private Optional<DateForm> yearsAndDecimals() {
        DateForm padded = DatePattern.of("uuuu.MM");
        DateForm trimmed = new DateForm.Trimmed(padded);
        DateForm plain = DatePattern.of("uuuu.M");
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
                "\"%s\" can be a month, a quarter or a part of a year; write 2021-01 or 2021Q1%s.",
                first, first.contains(".") ? ", or say --frequency 0.1 if it is a number" : "");
    }

    private List<DatePattern> candidates() {
        Stream<String> parts = DatePattern.PARTS.stream().filter(pattern -> first.matches(DatePattern.shape(pattern)));
        return Stream.concat(DatePattern.DATES.stream().flatMap(this::patterns), parts)
                .map(DatePattern::of)
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
        return joints.flatMap(joint -> DatePattern.TIMES.stream().map(time -> joint + time))
                .flatMap(time -> rest(time, rest.get()).stream()
                        .flatMap(zone ->
                                DatePattern.OFFSETS.stream().filter(offset -> zone.matches(DatePattern.shape(offset))))
                        .map(offset -> date + time + offset));
    }

    private static Optional<String> rest(String pattern, String label) {
        Matcher begins = Pattern.compile(DatePattern.shape(pattern)).matcher(label);
        return begins.lookingAt() ? Optional.of(label.substring(begins.end())) : Optional.empty();
    }

    private Optional<DateForm> epoch() {
        int digits = first.length();
        if (!EPOCH_DIGITS.contains(digits) || labels.size() < 2) {
            return Optional.empty();
        }
        long perSecond = (long) Math.pow(10, digits - EPOCH_DIGITS.get(0));
        DateForm form = DateForm.Count.sinceEpoch(perSecond);
        boolean plausible = all(label -> label.length() == digits
                && form.parse(label)
                        .filter(time -> time.getYear() <= LAST_EPOCH_YEAR)
                        .isPresent()
                && (Long.parseLong(label) - Long.parseLong(first)) % (WHOLE_MINUTE * perSecond) == 0);
        return plausible ? Optional.of(form) : Optional.empty();
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
    private DatePattern zoned(DatePattern form) {
        if (!form.hasOffset()) {
            return form;
        }
        DatePattern utc = form.at(ZoneOffset.UTC, false);
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
