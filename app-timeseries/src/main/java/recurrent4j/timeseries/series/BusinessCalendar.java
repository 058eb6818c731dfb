package recurrent4j.timeseries.series;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import recurrent4j.io.InputException;

/**
 * The moments of a week at which values come, such as noon on business days, or the hours at which a shop is open; other
 * libraries call those of Monday to Friday "B". In words it is "1 business day", "1 day, Mon-Thu Sat", or "1 hour, Mon-Fri
 * 09:00-17:00; Sat 09:00-12:00".
 *
 * @param unit seconds between two moments of a day; a day where each has one moment
 * @param slots seconds from the beginning of Monday, each below a week, in order
 */
record BusinessCalendar(int unit, List<Integer> slots) {

    private static final String BUSINESS_DAY = "1 business day";
    private static final String MONDAY_TO_FRIDAY = "1 day, Mon-Fri";

    private static final Pattern WORDS = Pattern.compile("(\\d{1,4}) (minute|hour|day)s?, (.+)");
    private static final String DAY_NAMES = "Mon|Tue|Wed|Thu|Fri|Sat|Sun";
    private static final Pattern DAYS = Pattern.compile("(" + DAY_NAMES + ")(?:-(" + DAY_NAMES + "))?");
    private static final String TIME = "\\d\\d:\\d\\d(?::\\d\\d)?";
    private static final Pattern TIMES = Pattern.compile("(" + TIME + ")(?:-(" + TIME + "))?");

    BusinessCalendar {
        slots = List.copyOf(slots);
    }

    /** Whether words are meant to be those of a calendar. */
    static boolean isNamedBy(String words) {
        return words.equals(BUSINESS_DAY) || WORDS.matcher(words).matches();
    }

    /**
     * Returns the calendar of words.
     *
     * @param timeOfDay second of the day at which values come, where that is once a day
     * @throws InputException if they are not those of a calendar
     */
    static BusinessCalendar of(String words, int timeOfDay) {
        Matcher parts = WORDS.matcher(words.equals(BUSINESS_DAY) ? MONDAY_TO_FRIDAY : words);
        if (!parts.matches()) {
            throw unknown(words);
        }
        int unit = Integer.parseInt(parts.group(1))
                * switch (parts.group(2)) {
                    case "minute" -> 60;
                    case "hour" -> 60 * 60;
                    default -> DateScale.DAY;
                };
        if (unit == 0 || DateScale.DAY % unit != 0) {
            throw unknown(words);
        }
        var slots = new TreeSet<Integer>();
        for (String group : parts.group(3).split(";")) {
            List<Integer> days = new ArrayList<>();
            List<Integer> times = new ArrayList<>();
            for (String word : group.strip().split("\\s+")) {
                Matcher day = DAYS.matcher(word);
                Matcher time = TIMES.matcher(word);
                if (day.matches()) {
                    int from = day(day.group(1));
                    int to = day.group(2) == null ? from : day(day.group(2));
                    IntStream.rangeClosed(from, to).forEach(days::add);
                } else if (time.matches() && unit < DateScale.DAY) {
                    int from = second(words, time.group(1));
                    int to = time.group(2) == null ? from : second(words, time.group(2));
                    IntStream.iterate(from, second -> second <= to, second -> second + unit)
                            .forEach(times::add);
                } else {
                    throw unknown(words);
                }
            }
            if (unit == DateScale.DAY) {
                times.add(timeOfDay);
            }
            days.forEach(day -> times.forEach(time -> slots.add(day * DateScale.DAY + time)));
        }
        if (slots.isEmpty()) {
            throw unknown(words);
        }
        return new BusinessCalendar(unit, List.copyOf(slots));
    }

    private static InputException unknown(String words) {
        return new InputException(
                "\"%s\" is no calendar; say it as in 1 business day, 1 day, Mon-Thu Sat, or 1 hour, Mon-Fri 09:00-17:00; Sat 09:00-12:00.",
                words);
    }

    private static int day(String name) {
        return List.of(DAY_NAMES.split("\\|")).indexOf(name);
    }

    private static int second(String words, String time) {
        try {
            return LocalTime.parse(time).toSecondOfDay();
        } catch (DateTimeException e) {
            throw unknown(words);
        }
    }

    /** Whether a second since the beginning of 1970 is one of the moments. */
    boolean contains(long second) {
        return Collections.binarySearch(slots, slot(second)) >= 0;
    }

    /** Returns the number of the moment that a second is in, counted from the first Monday of 1970. */
    long position(long second) {
        return week(second) * slots.size() + Collections.binarySearch(slots, slot(second));
    }

    /** Where a day has one value, it need not come at the same time each day. */
    private int slot(long second) {
        int slot = inWeek(second);
        return isDaily() ? slot - slot % DateScale.DAY + slots.get(0) % DateScale.DAY : slot;
    }

    /** Returns the second of a moment. */
    long second(long position) {
        long week = Math.floorDiv(position, slots.size());
        return DateScale.FIRST_MONDAY + week * DateScale.WEEK + slots.get(Math.floorMod(position, slots.size()));
    }

    static int inWeek(long second) {
        return Math.floorMod(second - DateScale.FIRST_MONDAY, DateScale.WEEK);
    }

    static long week(long second) {
        return Math.floorDiv(second - DateScale.FIRST_MONDAY, DateScale.WEEK);
    }

    boolean isDaily() {
        return unit == DateScale.DAY;
    }

    /** Returns how many moments a day has where all have equally many, and a week where they do not, or have one each. */
    int season() {
        Map<Integer, Long> counts =
                slots.stream().collect(Collectors.groupingBy(slot -> slot / DateScale.DAY, Collectors.counting()));
        int aDay = Collections.max(counts.values()).intValue();
        boolean even = counts.values().stream().allMatch(count -> count == aDay);
        return aDay > 1 && even ? aDay : slots.size();
    }

    /** Says it so that {@link #of} understands. */
    @Override
    public String toString() {
        Map<Integer, List<Integer>> times = new TreeMap<>();
        for (int slot : slots) {
            times.computeIfAbsent(slot / DateScale.DAY, day -> new ArrayList<>())
                    .add(slot % DateScale.DAY);
        }
        List<String> groups = times.values().stream()
                .distinct()
                .map(same -> {
                    List<Integer> days = times.keySet().stream()
                            .filter(day -> times.get(day).equals(same))
                            .toList();
                    String names = runs(days, 1).stream()
                            .map(run -> range(name(run.get(0)), name(run.get(run.size() - 1))))
                            .collect(Collectors.joining(" "));
                    return isDaily() ? names : names + " " + said(same);
                })
                .toList();
        String words = DateScale.distance(unit) + ", " + String.join("; ", groups);
        return words.equals(MONDAY_TO_FRIDAY) ? BUSINESS_DAY : words;
    }

    private String said(List<Integer> times) {
        return runs(times, unit).stream()
                .map(run -> range(
                        LocalTime.ofSecondOfDay(run.get(0)).toString(),
                        LocalTime.ofSecondOfDay(run.get(run.size() - 1)).toString()))
                .collect(Collectors.joining(" "));
    }

    private static String range(String first, String last) {
        return first.equals(last) ? first : first + "-" + last;
    }

    private static String name(int day) {
        String name = DayOfWeek.of(day + 1).toString();
        return name.charAt(0) + name.substring(1, 3).toLowerCase(Locale.ROOT);
    }

    /** Returns numbers cut into runs whose members are so far apart. */
    private static List<List<Integer>> runs(List<Integer> numbers, int apart) {
        List<List<Integer>> runs = new ArrayList<>();
        for (int number : numbers) {
            List<Integer> last = runs.isEmpty() ? List.of() : runs.get(runs.size() - 1);
            if (last.isEmpty() || number != last.get(last.size() - 1) + apart) {
                last = new ArrayList<>();
                runs.add(last);
            }
            last.add(number);
        }
        return runs;
    }
}
