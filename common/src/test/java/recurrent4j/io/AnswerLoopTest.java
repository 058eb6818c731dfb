package recurrent4j.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AnswerLoopTest {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final List<Integer> sizes = Collections.synchronizedList(new ArrayList<>());

    /** Questions 0 and on, of which none has to be waited for but those that can be divided by a number. */
    private record Numbers(int count, int waiting, int[] place) implements AnswerLoop.Questions<Integer> {

        @Override
        public Optional<Integer> next() {
            if (place[0] == 13 && count == 13) {
                throw new InputException("Thirteen cannot be read.");
            }
            return place[0] < count ? Optional.of(place[0]++) : Optional.empty();
        }

        @Override
        public boolean ready() {
            return place[0] % waiting != 0;
        }
    }

    private String answers(int count, int waiting) throws IOException {
        var chunks = new AnswerLoop.Chunks<Integer>(10, number -> 1, 100);
        new AnswerLoop<>(List.of("a", "b", "c"), this::answer, chunks, new TextOutput(out))
                .run(new Numbers(count, waiting, new int[1]));
        return out.toString(StandardCharsets.UTF_8);
    }

    private String answer(String who, List<Integer> numbers) {
        sizes.add(numbers.size());
        return numbers.stream().map(number -> number + " ").collect(Collectors.joining());
    }

    private static String counted(int count) {
        return IntStream.range(0, count).mapToObj(number -> number + " ").collect(Collectors.joining());
    }

    @Test
    void answersComeInTheOrderOfTheirQuestions() throws IOException {
        assertThat(answers(1005, 5000)).isEqualTo(counted(1005));
        assertThat(sizes).hasSize(101).allMatch(size -> size == 10 || size == 5);
    }

    @Test
    void whatIsThereIsAnsweredBeforeMoreIsWaitedFor() throws IOException {
        assertThat(answers(20, 4)).isEqualTo(counted(20));
        assertThat(sizes).containsExactly(4, 4, 4, 4, 4);
    }

    @Test
    void whatStandsBeforeAnErrorIsAnswered() {
        assertThatThrownBy(() -> answers(13, 5000)).isInstanceOf(InputException.class);
        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo(counted(13));
    }

    @Test
    void anErrorOfWhoAnswersIsThrown() {
        var chunks = new AnswerLoop.Chunks<Integer>(10, number -> 1, 100);
        var loop = new AnswerLoop<Integer, String>(
                List.of("a"),
                (who, numbers) -> {
                    throw new InputException("No.");
                },
                chunks,
                new TextOutput(out));
        assertThatThrownBy(() -> loop.run(new Numbers(3, 5000, new int[1]))).hasMessage("No.");
    }
}
