package org.larder.api.model;

/** A record that is not there, or not any more. */
public class NotFoundException extends LarderException {

    private static final long serialVersionUID = 1L;

    private final transient RecordKey key;

    public NotFoundException(RecordKey key) {
        super("There is no " + key.type().name().toLowerCase(java.util.Locale.ROOT) + " " + key.id()
                + "; it may have been deleted meanwhile.");
        this.key = key;
    }

    public RecordKey key() {
        return key;
    }
}
