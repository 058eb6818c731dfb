/**
 * Files written as a whole, downloads, checksums, text, tables and JSON. Depends on libraries alone, and knows neither
 * networks nor ND4J's arrays.
 */
package recurrent4j.io;
