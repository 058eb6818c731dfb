package recurrent4j.charlm.model;

import recurrent4j.engine.StepKernel;

/** A language model that can continue texts. */
public interface GenerativeModel extends LanguageModel {

    /** Returns what reads a text token by token and says what may follow, for one thread. */
    StepKernel predictor();
}
