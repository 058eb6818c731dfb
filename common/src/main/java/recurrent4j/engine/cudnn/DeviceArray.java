package recurrent4j.engine.cudnn;

/** Numbers of four bytes in the memory of a device, float or int. */
interface DeviceArray {

    /** No array, where a kernel may do without. */
    DeviceArray NONE = new DeviceArray() {
        @Override
        public long length() {
            return 0;
        }

        @Override
        public DeviceArray part(long from, long count) {
            throw new IndexOutOfBoundsException("There is no array.");
        }
    };

    long length();

    /** A view of so many of its numbers. */
    DeviceArray part(long from, long count);
}
