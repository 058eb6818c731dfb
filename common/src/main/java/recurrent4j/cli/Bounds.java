package recurrent4j.cli;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.Optional;
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

        /** The option as the help shows it, with its bounds. */
        static OptionSpec described(OptionSpec option, Optional<Bounds> limits) {
            String text = String.join(" ", option.description()).replaceFirst("\\.$", "");
            return limits.map(bounds -> OptionSpec.builder(option)
                            .description(text + ", " + sentence(bounds) + ".")
                            .build())
                    .orElse(option);
        }

        /** @throws ParameterException if an option was given a number beyond its bounds */
        static void require(CommandSpec command) {
            for (OptionSpec option : command.options()) {
                Optional<Bounds> bounds = option(option);
                if (bounds.isPresent()
                        && option.getValue() instanceof Number number
                        && !isWithin(bounds.get(), number)) {
                    throw new ParameterException(
                            command.commandLine(),
                            "%s %s is out of bounds; choose a number from %s."
                                    .formatted(
                                            option.longestName(),
                                            String.join(" ", option.originalStringValues()),
                                            sentence(bounds.get())));
                }
            }
        }

        private static boolean isWithin(Bounds bounds, Number number) {
            return number.doubleValue() >= bounds.min() && number.doubleValue() <= bounds.max();
        }

        private static String sentence(Bounds bounds) {
            return figure(bounds.min()) + " to " + figure(bounds.max());
        }

        private static String figure(double bound) {
            return bound != Math.rint(bound) ? Double.toString(bound) : Text.of(bound < 1e12 ? "%,.0f" : "%.0e", bound);
        }
    }
}
