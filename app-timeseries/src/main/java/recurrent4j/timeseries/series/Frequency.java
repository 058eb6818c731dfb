package recurrent4j.timeseries.series;

import recurrent4j.io.InputException;

/**
 * How often the values of a set come, and after how many of them a season repeats.
 *
 * @param step the distance of two values in words, such as "1 month"
 * @param season steps to a season; 1 where there is none
 */
public record Frequency(String step, int season) {

    /** @throws InputException if the season is not positive */
    public Frequency {
        if (season < 1) {
            throw new InputException("A season of %d steps is none; 1 says that nothing repeats.".formatted(season));
        }
    }

    /** Returns the distance of two values as it follows the word every, such as month or 7 days. */
    static String every(String step) {
        return step.matches("1 [a-z].*") ? step.substring(2) : step;
    }

    /** Says it as a person does. */
    @Override
    public String toString() {
        return season == 1
                ? "one value every %s, no season".formatted(every(step))
                : "one value every %s, a season of %d".formatted(every(step), season);
    }
}
