/**
 * Language models, recurrent networks and n-grams, and their scores on a text. Depends on {@code corpus} and on common.
 */
package recurrent4j.charlm.model;
