package recurrent4j.cli;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.LinkedHashMap;
import java.util.Map;
import recurrent4j.model.RecurrentStack;
import recurrent4j.train.TrainingPlan;

/**
 * What happens where options are not given, for the help: of those that several programs share, and of others whose own
 * description does not say it.
 */
public interface UsualValues {

    /** Names them for the commands of a program. */
    @Retention(RetentionPolicy.RUNTIME)
    @Target(ElementType.TYPE)
    @interface By {
        Class<? extends UsualValues> value();
    }

    /**
     * Returns values, or what happens, in a few words by the names of options, such as {@code GRU} by {@code --cell}.
     *
     * @param command such as {@code train}
     */
    Map<String, String> of(String command);

    /** Returns the values of the options that describe a stack and its training. */
    static Map<String, String> of(RecurrentStack stack, TrainingPlan plan) {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("--cell", stack.cell().name());
        values.put("--layers", String.valueOf(stack.units().size()));
        values.put("--units", String.valueOf(stack.units().get(0)));
        values.put("--direction", stack.direction().name());
        values.put("--dropout", figure(stack.dropout()));
        values.put("--epochs", String.valueOf(plan.epochs()));
        values.put("--batch", String.valueOf(plan.batch()));
        values.put("--learning-rate", figure(plan.learningRate()));
        values.put("--schedule", plan.schedule().name());
        values.put("--clip", figure(plan.clip()));
        values.put("--patience", String.valueOf(plan.patience()));
        return values;
    }

    private static String figure(double value) {
        return value == Math.rint(value) ? String.valueOf((long) value) : String.valueOf(value);
    }
}
