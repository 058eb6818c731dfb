package recurrent4j.bundle;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import recurrent4j.io.FolderReplacement;
import recurrent4j.io.Json;
import recurrent4j.model.Input;
import recurrent4j.model.Readout;
import recurrent4j.network.Network;

/**
 * A trained model with everything that its use needs: {@code network.zip} in Deeplearning4j's own format, and
 * {@code network-2.zip} and so on where several answer together, named parts such as {@code standardizer.json}, and
 * {@code run.json}. No file holds Java objects, so a bundle from elsewhere can at worst fail to load.
 *
 * @param card where it comes from, and how good it is
 * @param networks the trained networks, or those of them that were asked for; none where what else there is answers alone
 * @param parts what else its use needs, by name, as JSON
 */
public record ModelBundle(RunCard card, List<Network> networks, Map<String, JsonNode> parts) {

    /**
     * @throws recurrent4j.io.InputException if the name of a part is not made of small letters, digits and hyphens
     */
    public ModelBundle {
        networks = List.copyOf(networks);
        parts = Collections.unmodifiableMap(new TreeMap<>(parts));
        parts.keySet().forEach(BundleFiles::requirePartName);
    }

    /**
     * A network that is to be loaded.
     *
     * @param place of the network, from 0
     * @param fit what it has to read and to answer
     */
    public record Wanted(int place, NetworkFit fit) {}

    /** Says which networks are to be loaded. */
    @FunctionalInterface
    public interface Choice {

        /**
         * Returns the networks that are wanted, in the order in which they are to be given.
         *
         * @param parts the bundle without its networks
         */
        List<Wanted> of(ModelBundle parts) throws IOException;
    }

    /** Says whether the networks are to be loaded. */
    @FunctionalInterface
    public interface Need {

        /** @param parts the bundle without its networks */
        boolean of(ModelBundle parts) throws IOException;
    }

    /** A bundle without parts. */
    public static ModelBundle of(RunCard card, Network network) {
        return new ModelBundle(card, List.of(network), Map.of());
    }

    /** The only network, or the first of several. */
    public Network network() {
        return networks.get(0);
    }

    /**
     * This bundle with one more part.
     *
     * @param name small letters, digits and hyphens; the file is called so too
     * @param part anything that Jackson can write, such as a record
     */
    public ModelBundle with(String name, Object part) {
        Map<String, JsonNode> more = new TreeMap<>(parts);
        more.put(name, Json.mapper().valueToTree(part));
        return new ModelBundle(card, networks, more);
    }

    /**
     * A part as it was before it was saved.
     *
     * @throws BundleException if there is no such part, or it cannot be read as this type
     */
    public <T> T part(String name, Class<T> type) throws BundleException {
        if (!parts.containsKey(name)) {
            throw new BundleException("The bundle has no " + name + ".json, only " + parts.keySet()
                    + "; train and save the model again.");
        }
        try {
            // A record that lacks a component is damaged, and need not check that itself.
            return Json.read(parts.get(name), type, DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES);
        } catch (IOException e) {
            throw new BundleException(
                    "The bundle's " + name + ".json cannot be used (" + e.getMessage()
                            + "); train and save the model again.",
                    e);
        }
    }

    /**
     * Checks that all networks read and answer what the other parts of the bundle say, since whoever asks them relies on
     * that; the errors are those of {@link #requireNetwork}.
     */
    public void requireNetworks(Input reads, Readout answers) throws BundleException {
        for (int place = 0; place < networks.size(); place++) {
            requireNetwork(place, reads, answers);
        }
    }

    /**
     * Checks the same of one network, and shows it a sequence of nothing but zeros.
     *
     * @param place of the network, from 0
     * @param reads what it is shown at a step; the dimensions of an embedding are its own
     * @param answers what is answered; a {@link Readout.State} may have any size
     * @throws BundleException if it reads or answers something else, or cannot be asked
     */
    public void requireNetwork(int place, Input reads, Readout answers) throws BundleException {
        new SequenceFit(reads, answers).require(networks.get(place), BundleFiles.networkFile(place));
    }

    /**
     * Saves this bundle as a folder. It is written beside and then renamed, so that a bundle that was there before is
     * replaced only by a complete one.
     *
     * @throws IOException if it cannot be written, or the folder holds something that is no bundle
     */
    public void save(Path folder) throws IOException {
        new BundleFiles(folder).write(this);
    }

    /**
     * Loads a bundle, trusting nothing that is in the folder.
     *
     * @param folder where it was saved, though another save may have been killed while it took its place
     * @param app the program that must have saved it
     * @throws BundleException if the folder is missing, foreign, damaged, changed, of a newer version or of another app
     */
    public static ModelBundle load(Path folder, String app) throws IOException {
        return loadIf(folder, app, parts -> true);
    }

    /**
     * Loads a bundle, with all of its networks or none of them.
     *
     * @param needed says by the other parts whether
     * @throws BundleException as {@link #load(Path, String)}
     */
    public static ModelBundle loadIf(Path folder, String app, Need needed) throws IOException {
        return new BundleFiles(FolderReplacement.current(folder)).readIf(app, needed);
    }

    /**
     * Loads a bundle of which only some networks are needed, or none.
     *
     * @param chosen says by the other parts which; the bundle holds them in that order
     * @param installed lets an engine compute a network, before it is asked whether it fits
     * @throws BundleException as {@link #load(Path, String)}, or if a network is not there or does not fit
     */
    public static ModelBundle load(Path folder, String app, Choice chosen, UnaryOperator<Network> installed)
            throws IOException {
        return new BundleFiles(FolderReplacement.current(folder)).read(app, chosen, installed);
    }
}
