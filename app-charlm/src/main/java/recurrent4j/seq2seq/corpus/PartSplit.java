package recurrent4j.seq2seq.corpus;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import recurrent4j.data.Part;
import recurrent4j.data.Seeds;
import recurrent4j.data.Split;
import recurrent4j.io.Excerpt;
import recurrent4j.io.InputException;
import recurrent4j.io.Text;
import recurrent4j.seq2seq.corpus.PairList.Grouped;

/**
 * Brings pairs into parts that share none. What has no file of its own is drawn by a hash of its source, so that all pairs of a
 * source, and of a conversation, are in one part; of labels every tenth text is the test part.
 *
 * @param remarks takes what was held out, and what was removed
 */
record PartSplit(String name, SuggestedTask suggested, long seed, List<String> remarks) {

    private static final int HELD_OUT = 10;

    private static final int MANY = 4_000;

    private static final int FORTY = 40;

    /** So many pairs tell models apart; more only take time. */
    private static final int MOST_HELD_OUT = 2_000;

    /** @param keepShared whether what stands in another part, too, stays in the training part */
    Split<List<Pair>> of(Map<Part, PairList> read, boolean keepShared) {
        Map<Part, List<Grouped>> parts = new EnumMap<>(Part.class);
        read.forEach((part, list) -> parts.put(part, new ArrayList<>(list.pairs())));
        if (suggested.task() == Task.GENERATION) {
            parts.values().forEach(this::removeRepeated);
        }
        for (Part part : List.of(Part.TEST, Part.VALIDATION)) {
            if (!read.containsKey(part)) {
                hold(part, parts);
            }
        }
        removeShared(parts, keepShared);
        return new Split<>(
                parts.get(Part.TRAINING).stream().map(Grouped::pair).toList(),
                references(parts, Part.VALIDATION),
                references(parts, Part.TEST));
    }

    private void removeRepeated(List<Grouped> pairs) {
        Set<List<String>> seen = new HashSet<>();
        int before = pairs.size();
        pairs.removeIf(pair -> !seen.add(key(pair.pair())));
        if (pairs.size() < before) {
            remarks.add(Text.of("%,d of %,d pairs repeat another, and are left out.", before - pairs.size(), before));
        }
    }

    private void hold(Part part, Map<Part, List<Grouped>> parts) {
        List<Grouped> all = parts.get(Part.TRAINING);
        Set<Grouped> held = suggested.task() == Task.GENERATION ? everyOther(all, part) : drawn(all, part);
        List<Grouped> kept = new ArrayList<>();
        List<Grouped> out = new ArrayList<>();
        // Pairs may stand there more than once, and stay together: as equals, and by their group.
        all.forEach(pair -> (held.contains(pair) ? out : kept).add(pair));
        if (kept.isEmpty() || out.isEmpty()) {
            throw new InputException(
                    "%s has too few pairs to learn from and to hold out a %s, namely %,d%s; give more, or name a file for it.",
                    name, part.text(), all.size(), suggested.task() == Task.CHAT ? " in one conversation or few" : "");
        }
        parts.put(Part.TRAINING, kept);
        parts.put(part, out);
        remarks.add(Text.of(
                "The %s is %s, %,d pairs.",
                part.text(),
                switch (suggested.task()) {
                    case GENERATION -> Text.of("one of %d different texts of each label", every(part, all.size()));
                    case CHAT -> "drawn by whole conversations";
                    default -> "drawn by whole sources";
                },
                out.size()));
    }

    /**
     * Of each label every tenth text to test, as published figures have it, and of those that are left every ninth to validate,
     * or, if there are many, every fortieth: hundreds of texts tell epochs apart, and all others are needed to learn from.
     */
    private static Set<Grouped> everyOther(List<Grouped> pairs, Part part) {
        int every = every(part, pairs.size());
        Map<String, Integer> counts = new LinkedHashMap<>();
        Set<Grouped> held = new LinkedHashSet<>();
        for (Grouped pair : pairs) {
            if (counts.merge(pair.pair().source(), 1, Integer::sum) % every == 0) {
                held.add(pair);
            }
        }
        return held;
    }

    private static int every(Part part, int pairs) {
        if (part == Part.TEST) {
            return HELD_OUT;
        }
        return pairs < MANY ? HELD_OUT - 1 : FORTY;
    }

    private Set<Grouped> drawn(List<Grouped> pairs, Part part) {
        Map<String, List<Grouped>> groups = new LinkedHashMap<>();
        pairs.forEach(pair ->
                groups.computeIfAbsent(pair.group(), group -> new ArrayList<>()).add(pair));
        List<String> order = new ArrayList<>(groups.keySet());
        Map<String, Long> hashes = new LinkedHashMap<>();
        order.forEach(group -> hashes.put(group, hash(group, part)));
        order.sort(Comparator.comparing((String group) -> hashes.get(group)).thenComparing(Comparator.naturalOrder()));
        int wanted = Math.max(1, Math.min(MOST_HELD_OUT, pairs.size() / HELD_OUT));
        Set<Grouped> held = new LinkedHashSet<>();
        int count = 0;
        for (int i = 0; i + 1 < order.size() && count < wanted; i++) {
            List<Grouped> group = groups.get(order.get(i));
            held.addAll(group);
            count += group.size();
        }
        return held;
    }

    /** FNV-1a, spread by the seed: the same on every machine, whatever else the files hold. */
    private long hash(String group, Part part) {
        long hash = 0xcbf29ce484222325L ^ Seeds.spread(2 * seed + (part == Part.TEST ? 0 : 1));
        for (byte unit : group.getBytes(StandardCharsets.UTF_8)) {
            hash = (hash ^ (unit & 0xff)) * 0x100000001b3L;
        }
        hash = (hash ^ hash >>> 32) * 0x9E3779B97F4A7C15L;
        return hash ^ hash >>> 29;
    }

    private void removeShared(Map<Part, List<Grouped>> parts, boolean keep) {
        Set<List<String>> test = keys(parts.get(Part.TEST));
        long both = parts.get(Part.VALIDATION).stream()
                .filter(pair -> test.contains(key(pair.pair())))
                .count();
        if (both > 0) {
            remarks.add(Text.of(
                    "%,d of %,d pairs of the validation part stand in the test part, too, and stay in both.",
                    both, parts.get(Part.VALIDATION).size()));
        }
        Set<List<String>> known = new HashSet<>(test);
        known.addAll(keys(parts.get(Part.VALIDATION)));
        List<Grouped> all = parts.get(Part.TRAINING);
        Map<Boolean, List<Grouped>> shared =
                all.stream().collect(Collectors.partitioningBy(pair -> known.contains(key(pair.pair()))));
        shared.get(true).stream()
                .findFirst()
                .ifPresent(first -> remarks.add(Text.of(
                        "%,d of %,d pairs of the training part stand in the test or validation part, too, and %s; the first is \"%s\".",
                        shared.get(true).size(),
                        all.size(),
                        keep ? "are learned from all the same" : "are removed from it",
                        Excerpt.of(first.pair().source()))));
        if (!keep) {
            parts.put(Part.TRAINING, shared.get(false));
        }
        remarkOnSources(known, shared.get(false));
    }

    private void remarkOnSources(Set<List<String>> known, List<Grouped> training) {
        Set<String> sources = known.stream().map(key -> key.get(0)).collect(Collectors.toSet());
        long alike = training.stream()
                .filter(pair -> sources.contains(key(pair.pair()).get(0)))
                .count();
        if (alike > 0 && suggested.task() != Task.GENERATION) {
            remarks.add(Text.of(
                    "%,d pairs of the training part have a source of the test or validation part with another target, and stay.",
                    alike));
        }
    }

    private static Set<List<String>> keys(List<Grouped> pairs) {
        return pairs.stream().map(pair -> key(pair.pair())).collect(Collectors.toSet());
    }

    private static List<String> key(Pair pair) {
        return List.of(pair.filled(pair.source()), pair.filled(pair.target()));
    }

    private List<Pair> references(Map<Part, List<Grouped>> parts, Part part) {
        List<Pair> pairs = parts.get(part).stream().map(Grouped::pair).toList();
        return References.of(pairs, suggested, "the " + part.text(), remarks);
    }
}
