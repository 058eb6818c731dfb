/** Networks that classify, trained, saved and asked. Depends on all other packages of this application but the root. */
package recurrent4j.sentiment.classify;
