/**
 * The experiment of the course: its series, its networks, and what becomes of them. Depends on forecasts, baselines, the
 * contexts of trainings, and on common.
 */
package recurrent4j.timeseries.course;
