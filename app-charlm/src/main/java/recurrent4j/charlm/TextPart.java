package recurrent4j.charlm;

import recurrent4j.data.TokenSequence;

/**
 * A part of a text in numbers.
 *
 * @param tokens the numbers
 * @param characters how many code points they stand for
 * @param unknown how many of the tokens the vocabulary lacks
 */
record TextPart(TokenSequence tokens, long characters, long unknown) {}
