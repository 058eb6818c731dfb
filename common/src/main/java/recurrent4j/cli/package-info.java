/**
 * The command line that the applications share: options stated once, exit codes in one place, progress for people. May
 * depend on {@code data}, {@code model} and {@code train}, and is the only package that knows picocli's parser.
 */
package recurrent4j.cli;
