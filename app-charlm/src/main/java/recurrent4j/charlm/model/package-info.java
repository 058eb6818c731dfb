/**
 * Language models, recurrent and counted, and how well they foretell a text. Depends on {@code corpus} and on common.
 */
package recurrent4j.charlm.model;
