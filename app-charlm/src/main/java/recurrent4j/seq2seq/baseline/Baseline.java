package recurrent4j.seq2seq.baseline;

import recurrent4j.seq2seq.evaluate.Seq2SeqModel;

/** A model without a network, which a bundle can keep. */
public interface Baseline extends Seq2SeqModel {

    /** Returns what a bundle keeps of it. */
    SavedBaseline saved();
}
