package recurrent4j.data;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PartTest {

    @Test
    void namesOfFilesSayTheirPart() {
        for (String name :
                List.of("train.txt", "tasks_train_simple.txt.gz", "en_ewt-ud-train.conllu", "Training.tsv")) {
            assertEquals(Optional.of(Part.TRAINING), Part.of(name), name);
        }
        for (String name : List.of("dev", "fre_dev.tsv", "valid.json", "val.en.gz", "eng.testa")) {
            assertEquals(Optional.of(Part.VALIDATION), Part.of(name), name);
        }
        for (String name : List.of("test_2016_flickr.de", "eng.testb", "test.json")) {
            assertEquals(Optional.of(Part.TEST), Part.of(name), name);
        }
        for (String name : List.of("trainer.txt", "latest.txt", "value.csv", "names.txt")) {
            assertEquals(Optional.empty(), Part.of(name), name);
        }
    }
}
