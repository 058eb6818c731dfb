package recurrent4j.cli;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import picocli.CommandLine.Help;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/** The help of a command: its options under the {@link Heading}s of the classes that declare them, then examples. */
final class HelpPage {

    private static final String OTHER = "Options";
    private static final Set<String> GENERAL = Set.of("--help", "--version");

    private HelpPage() {}

    /** Lets the help of a command look like that of all others. */
    static void layOut(CommandSpec spec) {
        UsageMessageSpec usage = spec.usageMessage();
        usage.footerHeading(usage.footer().length == 0 ? "" : "%n@|bold Examples:|@%n");
        usage.commandListHeading("%n@|bold Commands:|@%n");
        usage.abbreviateSynopsis(true);
        usage.sectionMap().put(UsageMessageSpec.SECTION_KEY_OPTION_LIST, help -> options(spec, help));
    }

    private static String options(CommandSpec spec, Help help) {
        var page = new StringBuilder();
        sections(spec).forEach((heading, options) -> {
            Help.Layout layout =
                    help.createDefaultLayout(spec.options(), spec.positionalParameters(), help.colorScheme());
            layout.addOptions(
                    options.stream().map(option -> shown(spec, option)).toList(), help.parameterLabelRenderer());
            page.append(System.lineSeparator())
                    .append(help.colorScheme().text("@|bold " + heading + ":|@"))
                    .append(System.lineSeparator())
                    .append(layout);
        });
        return page.toString();
    }

    /** Returns what the help says of an option: with its default where another class of options knows it, and its bounds. */
    static String described(CommandSpec spec, OptionSpec option) {
        return shown(spec, option).description()[0];
    }

    private static OptionSpec shown(CommandSpec spec, OptionSpec option) {
        String usual = usualValues(spec).get(option.longestName());
        String text = String.join(" ", option.description());
        OptionSpec complete = usual == null
                ? option
                : OptionSpec.builder(option)
                        .description(text.replaceFirst("\\.$", "") + " (default: " + usual + ").")
                        .build();
        return Bounds.Of.described(complete, Bounds.Of.option(option));
    }

    private static Map<String, String> usualValues(CommandSpec spec) {
        UsualValues.By by = spec.root().userObject().getClass().getAnnotation(UsualValues.By.class);
        try {
            return by == null
                    ? Map.of()
                    : by.value().getDeclaredConstructor().newInstance().of(spec.name());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(by.value() + " needs a public constructor without parameters.", e);
        }
    }

    /** Returns the options of a command by their headings, those of the command itself first, help and version last. */
    static Map<String, List<OptionSpec>> sections(CommandSpec spec) {
        Map<String, List<OptionSpec>> sections = new LinkedHashMap<>();
        Set<String> placed = new HashSet<>(GENERAL);
        List<OptionSpec> general = new ArrayList<>();
        Map<String, List<OptionSpec>> mixed = new LinkedHashMap<>();
        spec.mixins().values().forEach(mixin -> place(mixin, OTHER, mixed, placed));
        for (OptionSpec option : spec.options()) {
            if (GENERAL.contains(option.longestName())) {
                general.add(option);
            } else if (placed.add(option.longestName())) {
                sections.computeIfAbsent(OTHER, any -> new ArrayList<>()).add(option);
            }
        }
        mixed.forEach((heading, options) ->
                sections.computeIfAbsent(heading, any -> new ArrayList<>()).addAll(options));
        sections.computeIfAbsent("General", any -> new ArrayList<>()).addAll(general);
        return sections;
    }

    /** Places the options of a class under its heading, and those of classes that it mixes in under theirs. */
    private static void place(
            CommandSpec mixin, String usual, Map<String, List<OptionSpec>> sections, Set<String> placed) {
        Heading named = mixin.userObject() == null
                ? null
                : mixin.userObject().getClass().getAnnotation(Heading.class);
        String heading = named == null ? usual : named.value();
        Set<String> deeper = new HashSet<>();
        mixin.mixins().values().forEach(nested -> nested.options().forEach(o -> deeper.add(o.longestName())));
        for (OptionSpec option : mixin.options()) {
            if (!deeper.contains(option.longestName()) && placed.add(option.longestName())) {
                sections.computeIfAbsent(heading, any -> new ArrayList<>()).add(option);
            }
        }
        mixin.mixins().values().forEach(nested -> place(nested, heading, sections, placed));
    }
}
