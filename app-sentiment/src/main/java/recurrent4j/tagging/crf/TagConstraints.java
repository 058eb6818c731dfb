package recurrent4j.tagging.crf;

import java.util.Arrays;
import java.util.List;
import recurrent4j.io.InputException;
import recurrent4j.tagging.scheme.TagScheme;

/**
 * Which sequences of tags are allowed.
 *
 * @param tags how many there are, numbered from 0
 * @param follows whether the tag of a column may follow that of a row
 * @param begins whether a sequence may begin with a tag
 * @param ends whether a sequence may end with a tag
 */
public record TagConstraints(int tags, boolean[][] follows, boolean[] begins, boolean[] ends) {

    /** @throws InputException if a size is wrong, or no sequence at all is allowed */
    public TagConstraints {
        follows = Arrays.stream(follows).map(boolean[]::clone).toArray(boolean[][]::new);
        begins = begins.clone();
        ends = ends.clone();
        require(follows.length, tags, "rows of what may follow");
        for (boolean[] row : follows) {
            require(row.length, tags, "columns of what may follow");
        }
        require(begins.length, tags, "tags that may begin");
        require(ends.length, tags, "tags that may end");
        if (!anyPath(follows, begins, ends)) {
            throw new InputException(
                    "No sequence of these %d tags is allowed; one that may begin must lead to one that may end.", tags);
        }
    }

    /** Every sequence of so many tags is allowed. */
    public static TagConstraints none(int tags) {
        boolean[] all = new boolean[tags];
        Arrays.fill(all, true);
        boolean[][] follows = new boolean[tags][];
        Arrays.fill(follows, all);
        return new TagConstraints(tags, follows, all, all);
    }

    /** Returns what a scheme allows of tags, in the order of their numbers. */
    public static TagConstraints of(TagScheme scheme, List<String> tags) {
        boolean[][] follows = new boolean[tags.size()][tags.size()];
        boolean[] begins = new boolean[tags.size()];
        boolean[] ends = new boolean[tags.size()];
        for (int tag = 0; tag < tags.size(); tag++) {
            begins[tag] = scheme.begins(tags.get(tag));
            ends[tag] = scheme.ends(tags.get(tag));
            for (int next = 0; next < tags.size(); next++) {
                follows[tag][next] = scheme.follows(tags.get(tag), tags.get(next));
            }
        }
        return new TagConstraints(tags.size(), follows, begins, ends);
    }

    /** Whether a tag may stand right after another. */
    public boolean mayFollow(int before, int tag) {
        return follows[before][tag];
    }

    private static boolean anyPath(boolean[][] follows, boolean[] begins, boolean[] ends) {
        boolean[] reached = begins.clone();
        boolean more = true;
        while (more) {
            more = false;
            for (int before = 0; before < reached.length; before++) {
                for (int tag = 0; tag < reached.length && reached[before]; tag++) {
                    more |= !reached[tag] && follows[before][tag];
                    reached[tag] |= follows[before][tag];
                }
            }
        }
        for (int tag = 0; tag < reached.length; tag++) {
            if (reached[tag] && ends[tag]) {
                return true;
            }
        }
        return false;
    }

    private static void require(int found, int wanted, String what) {
        if (found != wanted) {
            throw new InputException("There are %d %s where %d are needed.", found, what, wanted);
        }
    }
}
