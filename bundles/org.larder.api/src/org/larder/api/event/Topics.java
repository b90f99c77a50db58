package org.larder.api.event;

/** The topics of the event admin under which Larder publishes. The payload is the property {@link #DATA}. */
public final class Topics {

    /** Payload {@link Change}: a transaction of the active store was committed. */
    public static final String CHANGE = "larder/change";

    /** Payload {@link org.larder.api.connection.ConnectionState}. */
    public static final String CONNECTION = "larder/connection";

    /** Payload {@link org.larder.api.sync.SyncStatus}. */
    public static final String SYNC = "larder/sync";

    /** Payload {@link org.larder.api.maintenance.StoreState}. */
    public static final String STORE = "larder/store";

    /** Everything. */
    public static final String ALL = "larder/*";

    /** The property that carries the payload; the one that e4's {@code @UIEventTopic} injects. */
    public static final String DATA = "org.eclipse.e4.data";

    private Topics() {
    }
}
