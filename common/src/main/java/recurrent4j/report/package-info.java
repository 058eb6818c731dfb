/**
 * What a run leaves for people and for programs: a page, its charts, and the same figures as JSON and CSV. Depends on
 * the evaluation, on the record of the training, on whole files from the data, and on Jackson.
 */
package recurrent4j.report;
