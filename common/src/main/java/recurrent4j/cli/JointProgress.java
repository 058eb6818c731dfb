package recurrent4j.cli;

import java.util.DoubleSummaryStatistics;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import recurrent4j.io.Text;
import recurrent4j.train.EnsembleProgress;
import recurrent4j.train.Progress;

/**
 * Progress of networks that are trained side by side, for people, on standard error: one live line for all of them on a
 * terminal, one line an epoch and network elsewhere. One by itself has the line of {@link ConsoleProgress}.
 */
public final class JointProgress implements EnsembleProgress {

    private final String name;
    private final long examples;
    private final int epochs;
    private final int networks;
    private final LiveLine line;
    private final boolean validated;
    private final Map<Integer, ConsoleProgress> parts = new ConcurrentHashMap<>();
    private final Set<Integer> diverged = ConcurrentHashMap.newKeySet();

    public JointProgress(String name, long examples, int epochs, int networks, LiveLine line, boolean validated) {
        this.name = name;
        this.examples = examples;
        this.epochs = epochs;
        this.networks = networks;
        this.line = line;
        this.validated = validated;
    }

    /** Progress of so many networks of one kind, of which each is trained on so many examples in an epoch. */
    public static JointProgress of(String name, long examples, int epochs, int networks) {
        return new JointProgress(name, examples, epochs, networks, LiveLine.onStandardError(), true);
    }

    /** Progress of networks by whose validation parts nothing is decided, so that their losses are not shown. */
    public static JointProgress withoutValidation(String name, long examples, int epochs, int networks) {
        return new JointProgress(name, examples, epochs, networks, LiveLine.onStandardError(), false);
    }

    private LiveLine.Content drawn() {
        double done = 0;
        double left = networks * (double) epochs;
        double speed = 0;
        int trained = 0;
        for (Map.Entry<Integer, ConsoleProgress> part : parts.entrySet()) {
            LiveLine.Pace pace = part.getValue().pace();
            boolean finished = part.getValue().isFinished();
            done += finished ? epochs : pace.done();
            trained += finished ? 1 : 0;
            if (finished || diverged.contains(part.getKey())) {
                left -= epochs;
            } else {
                left -= pace.done();
                speed += pace.perSecond();
            }
        }
        return new LiveLine.Content(
                name,
                done / (done + left),
                "%d/%d trained".formatted(trained, networks),
                losses(),
                speed == 0 ? "" : LiveLine.duration(left / speed) + " left",
                speed == 0 ? "" : Text.of("%,.0f/s", speed * examples));
    }

    /** Returns the losses of the networks' last epochs in two figures. */
    private String losses() {
        DoubleSummaryStatistics known = parts.values().stream()
                .mapToDouble(ConsoleProgress::loss)
                .filter(loss -> !Double.isNaN(loss))
                .summaryStatistics();
        String part = validated ? "validation" : "train";
        return known.getCount() == 0
                ? ""
                : Text.of("%s loss: mean %.4g, best %.4g", part, known.getAverage(), known.getMin());
    }

    @Override
    public Progress of(int network, String title) {
        return parts.computeIfAbsent(
                network,
                any -> new ConsoleProgress(title, examples, line, validated, networks == 1 ? null : this::drawn));
    }

    @Override
    public void ended(int network, String remark) {
        diverged.add(network);
        line.say(remark);
    }

    @Override
    public void close() {
        if (line.isLive() && networks > 1) {
            line.say(drawn().within(line.width()));
        }
    }
}
