package recurrent4j.seq2seq.baseline;

/**
 * One alignment from those of both directions by grow-diag-final (Koehn, Och and Marcu 2003; Koehn et al. 2005): the
 * links in both, then, as long as there are any, links in either that touch one, diagonally too, and whose source or target
 * token has none yet; at last links in either of which a token has none.
 */
final class Symmetrization {

    private static final int[][] NEIGHBOURS = {{-1, 0}, {0, -1}, {1, 0}, {0, 1}, {-1, -1}, {-1, 1}, {1, -1}, {1, 1}};

    private final boolean[][] either;
    private final boolean[][] links;
    private final boolean[] sourceLinked;
    private final boolean[] targetLinked;

    private Symmetrization(int[] sourceOfTarget, int... targetOfSource) {
        either = new boolean[targetOfSource.length][sourceOfTarget.length];
        links = new boolean[targetOfSource.length][sourceOfTarget.length];
        sourceLinked = new boolean[targetOfSource.length];
        targetLinked = new boolean[sourceOfTarget.length];
        for (int source = 0; source < targetOfSource.length; source++) {
            if (targetOfSource[source] >= 0) {
                either[source][targetOfSource[source]] = true;
            }
        }
        for (int target = 0; target < sourceOfTarget.length; target++) {
            int source = sourceOfTarget[target];
            if (source >= 0) {
                either[source][target] = true;
                if (targetOfSource[source] == target) {
                    link(source, target);
                }
            }
        }
    }

    /**
     * Returns which tokens are linked, {@code [source][target]}.
     *
     * @param sourceOfTarget the place of the source token of each target token, or -1
     * @param targetOfSource the place of the target token of each source token, or -1
     */
    static boolean[][] links(int[] sourceOfTarget, int... targetOfSource) {
        var symmetrization = new Symmetrization(sourceOfTarget, targetOfSource);
        symmetrization.grow();
        symmetrization.finish(sourceOfTarget, targetOfSource);
        return symmetrization.links;
    }

    private void link(int source, int target) {
        links[source][target] = true;
        sourceLinked[source] = true;
        targetLinked[target] = true;
    }

    private void grow() {
        boolean grown = true;
        while (grown) {
            grown = false;
            for (int target = 0; target < targetLinked.length; target++) {
                for (int source = 0; source < sourceLinked.length; source++) {
                    if (links[source][target]) {
                        grown |= growFrom(source, target);
                    }
                }
            }
        }
    }

    private boolean growFrom(int source, int target) {
        boolean grown = false;
        for (int[] step : NEIGHBOURS) {
            int nextSource = source + step[0];
            int nextTarget = target + step[1];
            boolean inside = nextSource >= 0
                    && nextTarget >= 0
                    && nextSource < sourceLinked.length
                    && nextTarget < targetLinked.length;
            if (inside && either[nextSource][nextTarget] && !(sourceLinked[nextSource] && targetLinked[nextTarget])) {
                link(nextSource, nextTarget);
                grown = true;
            }
        }
        return grown;
    }

    /** Those of the first direction come first, as in Moses. */
    private void finish(int[] sourceOfTarget, int... targetOfSource) {
        for (int target = 0; target < sourceOfTarget.length; target++) {
            finish(sourceOfTarget[target], target);
        }
        for (int source = 0; source < targetOfSource.length; source++) {
            finish(source, targetOfSource[source]);
        }
    }

    private void finish(int source, int target) {
        if (source >= 0 && target >= 0 && !(sourceLinked[source] && targetLinked[target])) {
            link(source, target);
        }
    }
}
