package recurrent4j.seq2seq.corpus;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import recurrent4j.data.Split;
import recurrent4j.io.Text;

/**
 * Dates as people write them and as ISO 8601 does, such as {@code Tuesday, 3rd of May 2016} and {@code 2016-05-03}. The order of
 * day, month and year changes, and attention shows where each was read.
 */
public final class DatesCorpus {

    /** What the program says of the rule. */
    public static final String RULE =
            "From a date as people write it that of ISO 8601, such as \"3rd of May 2016\" and 2016-05-03.";

    private static final Split<Integer> SIZES = new Split<>(20_000, 1_000, 1_000);
    private static final LocalDate FIRST = LocalDate.of(1950, 1, 1);
    private static final LocalDate AFTER = LocalDate.of(2050, 1, 1);
    private static final List<String> MONTHS = List.of(
            "January",
            "February",
            "March",
            "April",
            "May",
            "June",
            "July",
            "August",
            "September",
            "October",
            "November",
            "December");
    private static final List<String> DAYS =
            List.of("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday");
    private static final List<String> ORDINALS = List.of(
            "first",
            "second",
            "third",
            "fourth",
            "fifth",
            "sixth",
            "seventh",
            "eighth",
            "ninth",
            "tenth",
            "eleventh",
            "twelfth",
            "thirteenth",
            "fourteenth",
            "fifteenth",
            "sixteenth",
            "seventeenth",
            "eighteenth",
            "nineteenth",
            "twentieth");

    private DatesCorpus() {}

    /**
     * Makes 20,000 dates from 1950 to 2049 to learn from, and 1,000 each to validate and to test. Every text is another, and
     * those of a part are of other days than those of the other parts.
     *
     * @param seed of the dates and of how they are written
     */
    public static ParallelCorpus corpus(long seed) {
        var random = new Random(seed);
        String how = Text.of("dates in words, seed %d", seed);
        int days = (int) (AFTER.toEpochDay() - FIRST.toEpochDay());
        return new GeneratedPairs("dates", how, RULE).corpus(SIZES, to -> {
            LocalDate date = FIRST.plusDays(random.nextInt(days));
            String source = written(date, random);
            to.putIfAbsent(date.toString(), Pair.of(source, date.toString()));
        });
    }

    /** Returns a date in one of the ways in which it is written, by chance. */
    static String written(LocalDate date, Random random) {
        String day = day(date.getDayOfMonth(), random);
        String month = month(MONTHS.get(date.getMonthValue() - 1), random);
        int year = date.getYear();
        String weekday = DAYS.get(date.getDayOfWeek().getValue() - 1);
        String text = switch (random.nextInt(8)) {
            case 0 -> Text.of("%s %s %d", day, month, year);
            case 1 -> Text.of("%s %s, %d", month, day, year);
            case 2 -> Text.of("the %s of %s %d", ordinal(date.getDayOfMonth(), random), month, year);
            case 3 -> Text.of("%s, %s %s %d", weekday, day, month, year);
            case 4 -> Text.of("%s, %s %s, %d", weekday.substring(0, 3), month, day, year);
            case 5 -> Text.of("%d %s %s", year, month, day);
            case 6 -> Text.of("%d.%d.%d", date.getDayOfMonth(), date.getMonthValue(), year);
            default -> Text.of("%s %s in the year %d", month, ordinal(date.getDayOfMonth(), random), year);
        };
        return random.nextInt(4) == 0 ? text.toLowerCase(Locale.ROOT) : text;
    }

    private static String day(int day, Random random) {
        return random.nextBoolean() ? Integer.toString(day) : ordinal(day, random);
    }

    private static String month(String month, Random random) {
        return random.nextInt(3) == 0 ? month.substring(0, 3) : month;
    }

    private static String ordinal(int day, Random random) {
        return random.nextInt(3) == 0 ? spelled(day) : day + ending(day);
    }

    static String spelled(int day) {
        if (day <= ORDINALS.size()) {
            return ORDINALS.get(day - 1);
        } else if (day == 30) {
            return "thirtieth";
        }
        return (day < 30 ? "twenty-" : "thirty-") + ORDINALS.get(day % 10 - 1);
    }

    static String ending(int day) {
        boolean teen = day / 10 == 1;
        return switch (teen ? 0 : day % 10) {
            case 1 -> "st";
            case 2 -> "nd";
            case 3 -> "rd";
            default -> "th";
        };
    }
}
