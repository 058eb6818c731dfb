package recurrent4j.report;

import recurrent4j.io.Text;

/** What HTML and SVG have in common: elements with attributes, and text that is never taken for either. */
final class Markup {

    private final StringBuilder text = new StringBuilder();

    /** Returns text as it stands in an element or an attribute. */
    static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    /** Returns the attributes of what is so dark, from 0 to 1. */
    static String shade(String style, double share) {
        return Text.of(" class=\"%s\" style=\"--shade:%d%%\"", style, Math.round(100 * share));
    }

    /** Returns a coordinate, in tenths at most, as short as it can be written. */
    static String number(double value) {
        long tenths = Math.round(value * 10);
        if (tenths % 10 == 0) {
            return Long.toString(tenths / 10);
        }
        return (tenths < 0 ? "-" : "") + Math.abs(tenths) / 10 + "." + Math.abs(tenths) % 10;
    }

    /** Returns attributes, names and values in turn; numbers are coordinates. */
    static String attributes(Object... pairs) {
        var attributes = new StringBuilder();
        for (int i = 0; i < pairs.length; i += 2) {
            String value =
                    pairs[i + 1] instanceof Double number ? number(number) : escaped(String.valueOf(pairs[i + 1]));
            attributes.append(' ').append(pairs[i]).append("=\"").append(value).append('"');
        }
        return attributes.toString();
    }

    /** Adds an element without content. */
    Markup empty(String tag, Object... attributes) {
        text.append('<').append(tag).append(attributes(attributes)).append("/>\n");
        return this;
    }

    /** Adds an element that holds text. */
    Markup element(String tag, String content, Object... attributes) {
        text.append('<').append(tag).append(attributes(attributes)).append('>');
        text.append(escaped(content)).append("</").append(tag).append(">\n");
        return this;
    }

    /** Adds an element that browsers show another text beside, when the pointer is on it. */
    Markup titled(String tag, String title, Object... attributes) {
        text.append('<').append(tag).append(attributes(attributes)).append("><title>");
        text.append(escaped(title)).append("</title></").append(tag).append(">\n");
        return this;
    }

    /** Adds what is markup already. */
    Markup raw(String markup) {
        text.append(markup);
        return this;
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
