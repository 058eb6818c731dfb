package recurrent4j.engine.cudnn;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the kernels of a source take, so that a call with something else shows without a GPU. */
final class Signatures {
    private static final Pattern KERNEL = Pattern.compile("__global__ void (\\w+)\\(([^)]*)\\)");

    private final Map<String, List<String>> types = new HashMap<>();

    Signatures(String source) {
        Matcher kernels = KERNEL.matcher(source);
        while (kernels.find()) {
            List<String> own = new ArrayList<>();
            for (String parameter : kernels.group(2).split(",")) {
                String declared = parameter.strip().replace("const ", "");
                own.add(declared.substring(0, declared.lastIndexOf(' ')).strip());
            }
            types.put(kernels.group(1), own);
        }
    }

    Map<String, List<String>> types() {
        return types;
    }

    void check(Kernel kernel, Object... arguments) {
        List<String> expected = types.get(kernel.symbol());
        List<String> given = new ArrayList<>();
        for (int i = 0; i < arguments.length; i++) {
            given.add(type(arguments[i], i < expected.size() ? expected.get(i) : ""));
        }
        if (!given.equals(expected)) {
            throw new IllegalArgumentException("%s takes %s, not %s".formatted(kernel, expected, given));
        }
    }

    private static String type(Object argument, String expected) {
        if (argument instanceof Integer) {
            return "int";
        }
        if (argument instanceof Long) {
            return "s64";
        }
        if (argument instanceof Float) {
            return "float";
        }
        // An array does not know whether it holds floats.
        return argument instanceof DeviceArray && expected.endsWith("*") ? expected : "something else";
    }
}
