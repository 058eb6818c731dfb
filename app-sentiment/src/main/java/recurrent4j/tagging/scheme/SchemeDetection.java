package recurrent4j.tagging.scheme;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import recurrent4j.io.Text;
import recurrent4j.tagging.scheme.SchemeTag.Prefix;

/**
 * The scheme in which tags are written, as they show.
 *
 * @param reason in words that follow "since": {@code IOB has no tag such as S-person}
 */
public record SchemeDetection(TagScheme scheme, String reason) {

    /**
     * Looks at all tags of sentences. IOB1 and IOB2 have the same letters; they are told apart by the spans before which no
     * span of the same kind stands, which begin with {@code I-} in the one and with {@code B-} in the other: if there are both,
     * annotators have made mistakes, and the more frequent letter is meant.
     */
    static SchemeDetection of(Iterable<List<String>> sentences) {
        Map<String, Optional<SchemeTag>> tags = new LinkedHashMap<>();
        var spans = new Beginnings();
        for (List<String> sentence : sentences) {
            SchemeTag before = SchemeTag.OUTSIDE;
            for (String text : sentence) {
                SchemeTag tag = tags.computeIfAbsent(text, SchemeTag::parse).orElse(SchemeTag.OUTSIDE);
                spans.read(before, tag);
                before = tag;
            }
        }
        return plain(tags).orElseGet(() -> {
            Optional<String> ending = tags.entrySet().stream()
                    .filter(tag ->
                            tag.getValue().filter(SchemeDetection::isOfBioes).isPresent())
                    .map(Map.Entry::getKey)
                    .findFirst();
            return ending.map(tag -> new SchemeDetection(TagScheme.BIOES, "IOB has no tag such as " + tag))
                    .orElseGet(spans::scheme);
        });
    }

    private static boolean isOfBioes(SchemeTag tag) {
        return tag.is(Prefix.END) || tag.is(Prefix.SINGLE);
    }

    /**
     * Tags are plain if most have no letter and hyphen in front; letters alone are tags of a scheme only if there is nothing else,
     * and {@code O} among them.
     */
    private static Optional<SchemeDetection> plain(Map<String, Optional<SchemeTag>> tags) {
        List<String> others =
                tags.keySet().stream().filter(tag -> tags.get(tag).isEmpty()).toList();
        List<SchemeTag> known = tags.values().stream().flatMap(Optional::stream).toList();
        long inSpans = known.stream().filter(tag -> !tag.isOutside()).count();
        boolean kinds = known.stream().anyMatch(tag -> !tag.kind().isEmpty());
        boolean letters = others.isEmpty() && inSpans > 0 && known.contains(SchemeTag.OUTSIDE);
        if (kinds && others.size() <= inSpans || letters) {
            return Optional.empty();
        }
        String reason = "O is the only one";
        if (kinds) {
            reason = "most have no letter and hyphen in front";
        } else if (!others.isEmpty() || inSpans > 0) {
            reason = (others.isEmpty() ? known.get(0).text() : others.get(0)) + " has no letter and hyphen in front";
        }
        return Optional.of(new SchemeDetection(TagScheme.NONE, reason));
    }

    /** Counts how spans begin where no span of the same kind stands before. */
    private static final class Beginnings {
        private long begun;
        private long inside;

        void read(SchemeTag before, SchemeTag tag) {
            if (!tag.isOutside() && !tag.isOfKindOf(before)) {
                begun += tag.is(Prefix.BEGIN) ? 1 : 0;
                inside += tag.is(Prefix.INSIDE) ? 1 : 0;
            }
        }

        SchemeDetection scheme() {
            TagScheme scheme = begun >= inside ? TagScheme.IOB2 : TagScheme.IOB1;
            String letter = scheme == TagScheme.IOB2 ? "B-" : "I-";
            long most = Math.max(begun, inside);
            String form = "of the spans that do not follow one of their kind, %,d of %,d begin with %s";
            return new SchemeDetection(scheme, Text.of(form, most, begun + inside, letter));
        }
    }
}
