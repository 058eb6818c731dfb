package recurrent4j.tagging.scheme;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import recurrent4j.io.InputException;
import recurrent4j.tagging.scheme.SchemeTag.Prefix;

/**
 * How spans are written as one tag a token. {@code O} stands for a token outside of all spans; any other tag is a letter, a
 * hyphen and the kind of the span, which may have hyphens itself, or the letter alone where there is one kind only.
 *
 * <p>Spans are read as <a href="https://www.cnts.ua.ac.be/conll2000/chunking/output.html">conlleval</a> reads them (E. F. Tjong
 * Kim Sang and S. Buchholz, Introduction to the CoNLL-2000 Shared Task, 2000): tags that break the rules of a scheme, as those
 * of a tagger may, are spans all the same. Letters may be small, and those of BILOU and BMEWO mean the same as those of BIOES.
 */
public enum TagScheme {

    /** A span is {@code I-}; {@code B-} is its first token only where a span of the same kind ends directly before. */
    IOB1(EnumSet.of(Prefix.OUTSIDE, Prefix.BEGIN, Prefix.INSIDE), "B- only divides spans of one kind"),

    /** The first token of a span is {@code B-}, and each other {@code I-}. */
    IOB2(EnumSet.of(Prefix.OUTSIDE, Prefix.BEGIN, Prefix.INSIDE), "every span begins with B-"),

    /** A span is {@code B-}, any number of {@code I-}, and {@code E-}; or {@code S-} alone. */
    BIOES(EnumSet.allOf(Prefix.class), "every span begins with B- and ends with E-, or is S- alone"),

    /** Tags mean themselves, such as parts of speech; each token is a span of its own, unless its tag is {@code O}. */
    NONE(EnumSet.of(Prefix.OUTSIDE, Prefix.SINGLE), "any tag may stand anywhere");

    private final Set<Prefix> prefixes;
    private final String rule;

    TagScheme(Set<Prefix> prefixes, String rule) {
        this.prefixes = prefixes;
        this.rule = rule;
    }

    /**
     * A tag that breaks the rules of a scheme.
     *
     * @param token its place in the sentence, from 0
     * @param sentence what is wrong, without an end: {@code I-PER stands behind O, and in IOB2 every span begins with B-}
     */
    public record Violation(int token, String sentence) {}

    /** Returns the scheme in which all of these sentences' tags were written, and why. */
    public static SchemeDetection detect(Iterable<List<String>> sentences) {
        return SchemeDetection.of(sentences);
    }

    /**
     * Returns the spans of a sentence in their order, even if tags break the rules of the scheme.
     *
     * @param tags one a token
     * @throws InputException if one is no tag of any scheme of spans, such as {@code X-PER}, unless this is {@link #NONE}
     */
    public List<Span> spans(List<String> tags) {
        List<Span> spans = new ArrayList<>();
        SchemeTag before = SchemeTag.OUTSIDE;
        int from = 0;
        for (int token = 0; token <= tags.size(); token++) {
            SchemeTag tag = token < tags.size() ? required(tags.get(token)) : SchemeTag.OUTSIDE;
            if (!tag.continues(before)) {
                if (!before.isOutside()) {
                    spans.add(new Span(from, token, before.kind()));
                }
                from = token;
            }
            before = tag;
        }
        return List.copyOf(spans);
    }

    /**
     * Returns the tags that say where spans are: {@link #spans} finds the same in them.
     *
     * @param spans in their order, none of which overlaps another
     * @param length of the sentence
     * @throws IllegalArgumentException if a span overlaps another, leaves the sentence, or in {@link #NONE} is longer than a token
     */
    public List<String> tags(List<Span> spans, int length) {
        List<String> tags = new ArrayList<>();
        Span before = new Span(0, 0, "");
        for (Span span : spans) {
            if (span.from() < before.to() || span.to() <= span.from() || span.to() > length) {
                throw new IllegalArgumentException(
                        "%s does not fit behind %s in %d tokens".formatted(span, before, length));
            }
            while (tags.size() < span.from()) {
                tags.add(SchemeTag.OUTSIDE.text());
            }
            for (int token = span.from(); token < span.to(); token++) {
                boolean divides = !tags.isEmpty()
                        && span.from() == before.to()
                        && span.kind().equals(before.kind());
                tags.add(write(span, token, divides));
            }
            before = span;
        }
        while (tags.size() < length) {
            tags.add(SchemeTag.OUTSIDE.text());
        }
        return List.copyOf(tags);
    }

    private String write(Span span, int token, boolean divides) {
        boolean first = token == span.from();
        boolean last = token == span.to() - 1;
        Prefix prefix = switch (this) {
            case IOB1 -> first && divides ? Prefix.BEGIN : Prefix.INSIDE;
            case IOB2 -> first ? Prefix.BEGIN : Prefix.INSIDE;
            case BIOES -> first && last ? Prefix.SINGLE : first ? Prefix.BEGIN : last ? Prefix.END : Prefix.INSIDE;
            case NONE -> Prefix.SINGLE;
        };
        if (this == NONE && !(first && last)) {
            throw new IllegalArgumentException(
                    "%s is longer than one token, which plain tags cannot say".formatted(span));
        }
        return this == NONE ? span.kind() : new SchemeTag(prefix, span.kind()).text();
    }

    /** Returns the tags of the same spans in another scheme. */
    public List<String> convert(List<String> tags, TagScheme to) {
        return to.tags(spans(tags), tags.size());
    }

    /** Whether one tag may stand directly behind another. */
    public boolean follows(String before, String after) {
        Optional<SchemeTag> first = parse(before);
        Optional<SchemeTag> second = parse(after);
        return first.isPresent() && second.isPresent() && follows(first.get(), second.get());
    }

    /** Whether a sentence may begin with a tag. */
    public boolean begins(String tag) {
        return parse(tag).filter(first -> follows(SchemeTag.OUTSIDE, first)).isPresent();
    }

    /** Whether a sentence may end with a tag. */
    public boolean ends(String tag) {
        return parse(tag).filter(last -> follows(last, SchemeTag.OUTSIDE)).isPresent();
    }

    private boolean follows(SchemeTag before, SchemeTag tag) {
        return switch (this) {
            case IOB1 -> !tag.is(Prefix.BEGIN) || tag.isOfKindOf(before);
            case IOB2 -> !tag.is(Prefix.INSIDE) || tag.isOfKindOf(before);
            case BIOES -> before.isOpen() ? tag.continues(before) : !tag.is(Prefix.INSIDE) && !tag.is(Prefix.END);
            case NONE -> true;
        };
    }

    /** Returns the first tag of a sentence that breaks the rules of this scheme; nothing if all keep them. */
    public Optional<Violation> violation(List<String> tags) {
        SchemeTag before = SchemeTag.OUTSIDE;
        for (int token = 0; token < tags.size(); token++) {
            Optional<SchemeTag> tag = parse(tags.get(token));
            if (tag.isEmpty()) {
                return Optional.of(new Violation(token, unknown(tags.get(token))));
            } else if (!follows(before, tag.get())) {
                String place = token == 0 ? " begins a sentence" : " stands behind " + tags.get(token - 1);
                return Optional.of(new Violation(token, broken(tags.get(token) + place)));
            }
            before = tag.get();
        }
        return follows(before, SchemeTag.OUTSIDE)
                ? Optional.empty()
                : Optional.of(new Violation(tags.size() - 1, broken(tags.get(tags.size() - 1) + " ends a sentence")));
    }

    private String broken(String what) {
        return "%s, and in %s %s".formatted(what, this, rule);
    }

    private String unknown(String tag) {
        return "%s is no tag of %s, whose tags are O and %s"
                .formatted(tag, this, this == BIOES ? "B-, I-, E- or S- and a kind" : "B- or I- and a kind");
    }

    /** Whether a tag is one of this scheme, wherever it may stand. */
    public boolean knows(String tag) {
        return parse(tag).isPresent();
    }

    /** Whether {@link #spans} can read a tag, though it may be one of another scheme. */
    public boolean reads(String tag) {
        return this == NONE || SchemeTag.parse(tag).isPresent();
    }

    /** Returns the kind of the span that a tag belongs to; nothing for {@code O}, and for what is no tag of this scheme. */
    public Optional<String> kind(String tag) {
        return parse(tag).filter(parsed -> !parsed.isOutside()).map(SchemeTag::kind);
    }

    /** Returns a tag with the usual letter, a capital: {@code B-person} for {@code b-person}, {@code S-LOC} for {@code U-LOC}. */
    public String usual(String tag) {
        return this == NONE ? tag : parse(tag).map(SchemeTag::text).orElse(tag);
    }

    private Optional<SchemeTag> parse(String tag) {
        if (this == NONE) {
            return Optional.of(tag.equals("O") ? SchemeTag.OUTSIDE : new SchemeTag(Prefix.SINGLE, tag));
        }
        return SchemeTag.parse(tag).filter(parsed -> prefixes.contains(parsed.prefix()));
    }

    /** In what a tagger or a file says, letters of another scheme have their meaning, too. */
    private SchemeTag required(String tag) {
        Optional<SchemeTag> parsed = this == NONE ? parse(tag) : SchemeTag.parse(tag);
        return parsed.orElseThrow(() -> new InputException(unknown(tag) + "; correct it."));
    }
}
