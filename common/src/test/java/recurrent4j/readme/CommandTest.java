package recurrent4j.readme;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What of a README is run, and what of its output counts. */
class CommandTest {

    private static final List<String> README = """
            # Program

            ```sh
            program train --epochs 2
            program show
            ```

            It takes a minute:

            ```text
            loss 0.5
            ```

            <!-- not run: an hour -->
            ```sh
            program train --epochs 200
            ```

            <!-- exit code 2 -->
            ```sh
            program trian
            ```

            ## Pictures

            ```text
            a -> b
            ```

            ```
            ./mvnw verify
            ```
            """.lines().toList();

    @Test
    void commandsHaveTheOutputThatFollowsThemBeforeTheNextHeading() {
        List<Command> commands = Command.in(README);

        assertThat(commands)
                .containsExactly(
                        new Command(3, "program train --epochs 2\nprogram show", List.of("loss 0.5"), "", 0),
                        new Command(15, "program train --epochs 200", List.of(), "an hour", 0),
                        new Command(20, "program trian", List.of(), "", 2));
        assertThat(commands).extracting(Command::isRun).containsExactly(true, false, true);
    }

    @Test
    void aCommandThatIsNotFencedAsOneIsFound() {
        assertThat(Command.unmarked(README)).containsExactly(30);
    }

    @Test
    void numbersDurationsWidthsAndTheMarkOfTheBestMayDiffer() {
        assertThat(Shape.difference(
                        List.of(
                                "  contestant  loss",
                                "  ----------  ----",
                                "* GRU 20-20    0.5   -3.5 %  1 min 2 s",
                                "",
                                "1,234 rows"),
                        List.of(
                                "  contestant       loss",
                                "  ----------  ---------",
                                "  GRU 20-20   1.25e-05  +12.5 %  812 ms",
                                "99 rows",
                                "")))
                .isEmpty();
    }

    @Test
    void wordsMayNotDiffer() {
        assertThat(Shape.difference(List.of("the loss is 3", "end"), List.of("the gain is 3", "end")))
                .contains("the loss is #");
        assertThat(Shape.difference(List.of("a", "b"), List.of("a"))).contains("b");
        assertThat(Shape.difference(List.of("a"), List.of("a", "b"))).contains("printed besides: b");
    }

    @Test
    void dotsStandForWhatIsLeftOut() {
        List<String> printed = List.of("first", "second", "third of many");

        assertThat(Shape.difference(List.of("first", "...", "third …"), printed))
                .isEmpty();
        assertThat(Shape.difference(List.of("first", "…"), printed)).isEmpty();
        assertThat(Shape.difference(List.of("…", "fourth"), printed)).contains("fourth");
    }

    @Test
    void aVeryShortDurationIsADuration() {
        assertThat(Shape.of("naive Bayes  467  < 0.1 s")).isEqualTo(Shape.of("naive Bayes  467  0.1 s"));
    }
}
