package recurrent4j.cli;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import recurrent4j.io.Text;

/**
 * Between which numbers an option's value lies, both included: the help says it, and {@link Cli} refuses anything else before
 * a command begins. What these bounds let pass may still be too much for a text or a machine, which others say.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.FIELD, ElementType.PARAMETER})
public @interface Bounds {

    double min() default 1;

    double max();

    /** Reads and applies the annotation. */
    final class Of {

        private Of() {}

        /** The bounds of an option, if it has any. */
        static Optional<Bounds> option(OptionSpec option) {
            return option.userObject() instanceof java.lang.reflect.AnnotatedElement element
                    ? Optional.ofNullable(element.getAnnotation(Bounds.class))
                    : Optional.empty();
        }

        /** Adds the bounds to what the help says of each option. */
        static void describe(CommandSpec command) {
            for (OptionSpec option : List.copyOf(command.options())) {
                option(option).ifPresent(bounds -> {
                    String text = String.join(" ", option.description());
                    command.remove(option);
                    command.add(OptionSpec.builder(option)
                            .description(text.replaceFirst("\\.$", "") + ", " + sentence(bounds) + ".")
                            .build());
                });
            }
        }

        /** @throws ParameterException if an option was given a number beyond its bounds */
        static void require(CommandSpec command) {
            for (OptionSpec option : command.options()) {
                option(option)
                        .ifPresent(bounds -> numbers(option.getValue())
                                .filter(number ->
                                        !(number.doubleValue() >= bounds.min() && number.doubleValue() <= bounds.max()))
                                .forEach(number -> {
                                    throw new ParameterException(
                                            command.commandLine(),
                                            "%s %s is out of bounds; choose a number from %s."
                                                    .formatted(option.longestName(), number, sentence(bounds)));
                                }));
            }
        }

        private static Stream<Number> numbers(Object value) {
            return value instanceof Number number ? Stream.of(number) : Stream.empty();
        }

        private static String sentence(Bounds bounds) {
            return figure(bounds.min()) + " to " + figure(bounds.max());
        }

        private static String figure(double bound) {
            return bound != Math.rint(bound) ? Double.toString(bound) : Text.of(bound < 1e12 ? "%,.0f" : "%.0e", bound);
        }
    }
}
