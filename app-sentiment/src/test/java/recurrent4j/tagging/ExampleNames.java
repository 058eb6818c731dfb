package recurrent4j.tagging;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/**
 * Makes up the sentences of {@code examples/names.conll}, in which persons, places and organisations are tagged. Florence may be
 * any of them, which sometimes shows only at the end of a sentence.
 */
final class ExampleNames {

    private static final int SENTENCES = 600;

    private static final List<String> SENTENCE_FORMS = List.of(
            "%p moved from %l to %l last spring .",
            "%o has hired %p as its head of sales .",
            "The mayor of %l thanked %p for the new library .",
            "Shares of %o fell after %p resigned .",
            "In %l , %o opened two shops .",
            "%p , who grew up near %l , now runs %o .",
            "We took the night train to %l and met %p there .",
            "Nobody at %o wanted to comment .",
            "Rain is expected in %l and %l tomorrow .",
            "\" I never worked for %o , \" said %p .",
            "%o and %o will merge in May .",
            "The flight to %l was delayed by three hours .",
            "Last year %p won the race in %l .",
            "A spokesman for %o declined to name the buyer .",
            "%p and %p were married in %l .",
            "Has anybody seen the keys to the car ?",
            "Call %p before you sign anything .",
            "%o moved its office from %l to %l .",
            "The team lost again , and %p was not amused .",
            "My cousin studies at %o .",
            "Dr. %p will speak in %l on Monday .",
            "Tickets are sold at the door .",
            "They say that %p bought %o for a song .",
            "The river has flooded parts of %l .",
            "%o builds its trains in %l .",
            "%P , %f , has resigned .",
            "%L , %f , has been flooded again .",
            "%O , %f , has sold its shops .",
            "%P , %f , will marry in May .",
            "%L , %f , will elect a mayor in May .",
            "%O , %f , will cut its prices in May .",
            "%P , %f , is ill .",
            "%L , %f , is full of tourists .",
            "%O , %f , is bankrupt .");

    private static final List<String> FILLERS = List.of(
            "as the papers say",
            "to nobody 's surprise",
            "according to the radio",
            "for the second time this year",
            "after a long winter",
            "or so I was told",
            "if the rumours are true");

    /** So many given names are towns, too. */
    private static final int TOWNS = 6;

    private static final List<String> GIVEN = List.of(
            "Florence",
            "Jordan",
            "Austin",
            "Sydney",
            "Victoria",
            "Madison",
            "Anna",
            "Peter",
            "Maria",
            "James",
            "Irene",
            "Omar");

    private static final List<String> PLACES = List.of(
            "Florence",
            "Jordan",
            "Austin",
            "Sydney",
            "Victoria",
            "Madison",
            "New York",
            "Lisbon",
            "Oslo",
            "Cape Town",
            "Lima",
            "Vienna");

    private static final List<String> BEGINNINGS =
            List.of("Har", "Wal", "Stan", "Brad", "Whit", "Kings", "Ald", "Pem", "Thorn", "Ash", "Black", "Red");

    private static final List<String> ENDINGS =
            List.of("ton", "ley", "field", "man", "wick", "bridge", "ford", "stone", "worth", "wood");

    private static final List<String> BUSINESSES =
            List.of("Bank", "Railways", "University", "Foods", "Rovers", "Press", "Insurance");

    private final Random random = new Random(11);

    private ExampleNames() {}

    /** Returns the lines of the file. */
    static List<String> lines() {
        return new ExampleNames().all();
    }

    private List<String> all() {
        Set<List<String>> sentences = new LinkedHashSet<>();
        int form = 0;
        while (sentences.size() < SENTENCES) {
            sentences.add(sentence(SENTENCE_FORMS.get(form++ % SENTENCE_FORMS.size())));
            // The two without names are the same each time.
            if (form > 2 * SENTENCES) {
                throw new IllegalStateException("There are too few different sentences.");
            }
        }
        List<List<String>> shuffled = new ArrayList<>(sentences);
        Collections.shuffle(shuffled, random);
        List<String> lines = new ArrayList<>();
        shuffled.forEach(sentence -> {
            lines.addAll(sentence);
            lines.add("");
        });
        return lines;
    }

    private List<String> sentence(String form) {
        List<String> lines = new ArrayList<>();
        for (String word : form.split(" ")) {
            switch (word) {
                case "%p" -> tag(lines, one(GIVEN) + " " + surname(), "person");
                case "%l" -> tag(lines, one(PLACES), "location");
                case "%o" ->
                    tag(
                            lines,
                            (random.nextBoolean() ? one(PLACES) : surname()) + " " + one(BUSINESSES),
                            "organisation");
                case "%P" -> tag(lines, one(GIVEN.subList(0, TOWNS)), "person");
                case "%L" -> tag(lines, one(GIVEN.subList(0, TOWNS)), "location");
                case "%O" -> tag(lines, one(GIVEN.subList(0, TOWNS)), "organisation");
                case "%f" -> List.of(one(FILLERS).split(" ")).forEach(filler -> lines.add(filler + "\tO"));
                default -> lines.add(word + "\tO");
            }
        }
        return lines;
    }

    private static void tag(List<String> lines, String name, String kind) {
        String prefix = "\tB-";
        for (String word : name.split(" ")) {
            lines.add(word + prefix + kind);
            prefix = "\tI-";
        }
    }

    private String surname() {
        return one(BEGINNINGS) + one(ENDINGS);
    }

    private String one(List<String> some) {
        return some.get(random.nextInt(some.size()));
    }
}
