package recurrent4j.sentiment.pretrain;

import recurrent4j.eval.Effort;
import recurrent4j.eval.Entry;
import recurrent4j.eval.Measured;
import recurrent4j.eval.Metric;
import recurrent4j.eval.Score;
import recurrent4j.eval.Scoreboard;
import recurrent4j.train.TrainingRun;

/** How well somebody foretells the next word of the texts that were held out, beside whoever knows frequencies alone. */
public final class NextWordContest {

    /** The mean surprise of a word, given all before it. */
    static final Metric NATS_PER_WORD = new Metric("nats/word", true);

    private final Scoreboard scores = Scoreboard.of(NATS_PER_WORD);

    /** Prepares a contest, and enters the baseline. */
    public NextWordContest(UnlabelledCorpus prose) {
        var contestant = Entry.baseline("word frequencies", prose.vocabulary().size());
        scores.enter(Score.of(contestant, Effort.NONE, NATS_PER_WORD, measured(prose.surpriseByFrequency())));
    }

    /** Enters a network after its training. */
    public void enter(String name, TrainingRun run) {
        int passes = run.epochs().size();
        double words = (double) passes * run.examples();
        scores.enter(Score.of(
                Entry.network(name, run.network().parameters()),
                new Effort(passes, run.seconds(), words / run.seconds()),
                NATS_PER_WORD,
                measured(run.best().validationLoss())));
    }

    /** Returns the scores so far. */
    public Scoreboard scores() {
        return scores;
    }

    /** Nothing is chosen here, so that there is no need for another part that no choice has seen. */
    private static Measured measured(double nats) {
        return new Measured(nats, Double.NaN);
    }
}
