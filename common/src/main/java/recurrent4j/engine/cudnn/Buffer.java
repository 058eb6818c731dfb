package recurrent4j.engine.cudnn;

/** Memory of a device that grows with what is asked for, and is used again. */
final class Buffer implements AutoCloseable {
    private final Device device;
    private DeviceArray array = DeviceArray.NONE;

    Buffer(Device device) {
        this.device = device;
    }

    /** Returns an array of so many numbers, which hold anything; what was returned before is the same memory, or gone. */
    DeviceArray of(long length) {
        if (length > array.length()) {
            close();
            array = device.allocate(length);
        }
        return array.part(0, length);
    }

    @Override
    public void close() {
        if (array.length() > 0) {
            device.free(array);
            array = DeviceArray.NONE;
        }
    }
}
