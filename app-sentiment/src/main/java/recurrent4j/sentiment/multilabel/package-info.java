/** Texts of which each has any number of labels: who predicts them, how good that is, and how it is saved. */
package recurrent4j.sentiment.multilabel;
