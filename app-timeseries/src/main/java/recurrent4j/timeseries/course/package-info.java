/** The series of the course, as its experiment makes them. Depends on common. */
package recurrent4j.timeseries.course;
