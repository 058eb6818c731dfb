package recurrent4j.serve;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import recurrent4j.io.InputException;

/**
 * One question that a service answers: a path to which JSON is posted.
 *
 * @param path such as {@code /classify}
 * @param summary what is answered, in a sentence
 * @param request what a question must be like; it is checked before {@code answer} sees it
 * @param response what an answer, or an element of a stream of answers, is like
 * @param example a question that can be asked
 * @param answer what answers; it is asked by several threads at once
 */
public record Route(String path, String summary, Schema request, Schema response, JsonNode example, Answer answer) {

    /** Answers a question. */
    @FunctionalInterface
    public interface Answer {

        /**
         * Returns anything that Jackson can write, such as a record or a map; or a {@link java.util.stream.Stream} of them, which
         * is sent line by line while it is computed, and closed.
         *
         * @param request fits the request's schema
         * @throws InputException if there is no answer to this question, in one sentence for whoever has asked
         */
        Object to(JsonNode request) throws IOException;
    }

    /** @throws IllegalArgumentException if the path does not begin with a slash, or the example is none */
    public Route {
        if (!path.matches("(/[a-z][a-z0-9-]*)+")) {
            throw new IllegalArgumentException("A path is made of small letters, digits and hyphens, not " + path);
        }
        request.require(example);
    }

    /** Returns the same route, whose refusals are said in other words. */
    public Route in(Wording wording) {
        return new Route(path, summary, request, response, example, question -> {
            try {
                return answer.to(question);
            } catch (InputException e) {
                throw new InputException(wording.of(e.getMessage()), e);
            }
        });
    }
}
