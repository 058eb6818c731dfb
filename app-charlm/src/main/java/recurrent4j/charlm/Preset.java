package recurrent4j.charlm;

/** Phrases of the course, each to be learned by heart. */
enum Preset {
    /** The first example of all. */
    HELLO("hello"),
    /** A word in which the same letter is followed by different ones, so that a memory is needed. */
    HIHELLO("hihello"),
    /** Half a sentence. */
    CHARSEQ(" if you want you"),
    /** A sentence, learned by windows of ten characters. */
    LONGSEQ("if you want to build a ship, don't drum up people together to collect wood and don't assign them tasks and"
            + " work, but rather teach them to long for the endless immensity of the sea.");

    private final String text;

    Preset(String text) {
        this.text = text;
    }

    /** Returns the phrase. */
    String text() {
        return text;
    }
}
