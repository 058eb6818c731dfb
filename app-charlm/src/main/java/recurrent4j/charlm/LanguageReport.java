package recurrent4j.charlm;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import recurrent4j.charlm.corpus.Corpus;
import recurrent4j.charlm.corpus.TextPart;
import recurrent4j.charlm.model.LanguageModel;
import recurrent4j.charlm.model.Surprisal;
import recurrent4j.charlm.surprisal.SurprisalReading;
import recurrent4j.charlm.surprisal.SurprisalReport;
import recurrent4j.eval.Entry;
import recurrent4j.eval.Measured;
import recurrent4j.eval.Provenance;
import recurrent4j.eval.Score;
import recurrent4j.eval.Scoreboard;
import recurrent4j.eval.Table;
import recurrent4j.io.Text;
import recurrent4j.report.Charts;
import recurrent4j.report.HtmlReport;
import recurrent4j.report.JsonReport;
import recurrent4j.report.LearningCurves;
import recurrent4j.report.Section;
import recurrent4j.train.Epoch;

/**
 * What a training leaves for people and programs: a page with the scoreboard, the samples, the learning curves and the
 * surprisal along the validation part; the same figures as JSON; the losses of every epoch as CSV.
 */
record LanguageReport(Corpus corpus, Scoreboard scores, List<Epoch> epochs, List<String> samples) {

    /** Writes {@code report.html}, {@code report.json} and {@code losses.csv} into a folder. */
    void write(Path folder, Provenance provenance, LanguageModel network) throws IOException {
        var charts = new Charts(
                scores.scores().stream().map(Score::contestant).map(Entry::name).toList());
        var curves = new LearningCurves(Map.of(network.name(), epochs));
        TextPart validation = corpus.parts().validation();
        double tokensPerCharacter = (double) validation.tokens().length() / validation.characters();
        List<String> distinct = distinct(samples);
        int last = Math.max(0, distinct.size() - 1);
        List<Section> leading = List.of(
                Section.ofSamples("Sample", "Written by the network.", distinct.subList(last, distinct.size())),
                curves.times(Surprisal.bits(tokensPerCharacter))
                        .section(
                                charts,
                                "The cross-entropy of the validation part after each epoch, in bits a character as the scores are;"
                                        + " it is read by as many rows as a minibatch has, each from its own beginning, so that it"
                                        + " is a little higher.",
                                "bits a character",
                                false));
        SurprisalReading reading = SurprisalReading.of(network, validation);
        List<Section> sections = new ArrayList<>();
        if (last > 0) {
            sections.add(Section.ofSamples(
                    "Earlier samples",
                    "Written by the network in the course of its training.",
                    distinct.subList(0, last)));
        }
        sections.addAll(new SurprisalReport(
                        "the validation part",
                        reading,
                        corpus.vocabulary(),
                        corpus.tokenization().unit())
                .sections(charts));
        new HtmlReport("Language model of " + corpus.name(), provenance, scores, leading, sections)
                .write(folder.resolve("report.html"));
        JsonReport.of(provenance, scores, "model").write(folder.resolve("report.json"));
        curves.writeCsv(folder.resolve("losses.csv"));
    }

    /** Leaves out what the last sample says again: a network is often best after its last epoch. */
    static List<String> distinct(List<String> samples) {
        if (samples.isEmpty()) {
            return samples;
        }
        String last = samples.get(samples.size() - 1);
        List<String> distinct = samples.subList(0, samples.size() - 1).stream()
                .filter(sample -> !words(last).startsWith(words(sample)))
                .collect(Collectors.toCollection(ArrayList::new));
        distinct.add(last);
        return distinct;
    }

    /** What stands behind "After 4 epochs:". */
    private static String words(String sample) {
        return sample.substring(sample.indexOf(':') + 1).strip();
    }

    /** Returns the scores for the terminal: as bits, as nats and as perplexity. */
    static String scores(Scoreboard scores, String unit) {
        List<List<String>> rows = new ArrayList<>();
        for (Score score : scores.scores()) {
            Measured nats = score.measured(Surprisal.NATS_PER_CHARACTER);
            Measured perplexity = score.measured(Surprisal.PERPLEXITY);
            rows.add(List.of(
                    score.contestant().name(),
                    figure("%.4f", nats.validation()),
                    figure("%.4f", nats.test()),
                    figure("%,.2f", perplexity.validation()),
                    figure("%,.2f", perplexity.test())));
        }
        var scales = new Table(List.of("contestant", "validation", "test", "validation", "test"), rows);
        return "%s%nThe same in nats/char, and as perplexity, how many equally likely %s it is like:%n%n%s"
                .formatted(scores, unit, scales.toString().indent(2));
    }

    private static String figure(String form, double value) {
        return Double.isNaN(value) ? "-" : Text.of(form, value);
    }
}
