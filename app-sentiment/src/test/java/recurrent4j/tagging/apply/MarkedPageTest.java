package recurrent4j.tagging.apply;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import recurrent4j.tagging.saved.RandomTaggers;

class MarkedPageTest {

    @Test
    void spansAreMarkedWithTheirKindAndProbability(@TempDir Path folder) throws IOException {
        var tagged = new TaggedText(
                "met Paris & co.",
                List.of(),
                List.of(new TaggedText.Entity("location", "Paris", 4, 9, 0.974)),
                Optional.of(new TaggedText.Label("meet", 0.5)));
        var saved = RandomTaggers.saved(RandomTaggers.tagger("one", 1, false, true));

        Path page = new MarkedPage(saved, List.of(tagged)).write(saved.card().provenance(), folder.resolve("page"));

        assertThat(Files.readString(page))
                .contains("met <mark class=\"c0\">Paris <small>location, 97.4 %</small></mark> &amp; co.")
                .contains("meet, 50.0 %")
                .contains("Sentences tagged by one");
    }
}
