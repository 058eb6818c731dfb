package recurrent4j.engine;

/** A forward pass that has been made. */
public interface ForwardPass {

    /**
     * The state after the last step, from which the next part of the same sequences can continue.
     *
     * <p>Valid until the next pass of the same kernel; call it before.
     *
     * @return new arrays of {@code [batch, units]}, outside all workspaces
     */
    State lastState();
}
