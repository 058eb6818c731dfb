package recurrent4j.train;

import recurrent4j.io.InputException;

/**
 * How far an epoch has come.
 *
 * @param batches that were learned
 * @param loss the sum of their mean losses, each weighted by its answers
 * @param answers how many they had
 * @param learningRate the rate of the last step
 * @param seconds what they took
 */
record EpochProgress(int batches, double loss, double answers, double learningRate, double seconds) {

    /** An epoch that has not begun. */
    static final EpochProgress NONE = new EpochProgress(0, 0, 0, 0, 0);

    EpochProgress {
        if (batches < 0) {
            throw new InputException("An epoch cannot have shown %d batches.".formatted(batches));
        }
    }

    EpochProgress and(Objective.Loss more, double rate, double moreSeconds) {
        return new EpochProgress(
                batches + 1,
                loss + more.mean() * more.answers(),
                answers + more.answers(),
                rate,
                seconds + moreSeconds);
    }

    double meanLoss() {
        return answers == 0 ? 0 : loss / answers;
    }
}
