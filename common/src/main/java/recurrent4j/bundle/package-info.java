/**
 * A trained model as a folder on disk, with all that its use needs and a card that says where it comes from. Depends on
 * the network, its description, its layers and the evaluation; it reads bundles from strangers without trusting them.
 */
package recurrent4j.bundle;
