package org.larder.api.maintenance;

/** Whether the store can be used. Published under {@code larder/store}. */
public sealed interface StoreState {

    String engine();

    /** One sentence for a person. */
    String text();

    /** The store answers. */
    record Ready(String engine) implements StoreState {
        @Override
        public String text() {
            return "The diary is open.";
        }
    }

    /** Callers wait: {@code work} says what for. */
    record Busy(String engine, String work) implements StoreState {
        @Override
        public String text() {
            return work;
        }
    }

    /** The engine's bundle is not there; everything comes back with it. */
    record Absent(String engine) implements StoreState {
        @Override
        public String text() {
            return "The storage engine '" + engine + "' is not there. Install or start it again; nothing is lost.";
        }
    }

    /** The engine is there but could not open its database; {@code reason} says why and what to do. */
    record Failed(String engine, String reason) implements StoreState {
        @Override
        public String text() {
            return reason;
        }
    }

    /** The database is damaged; it was left as it is. {@link Backups#repair} brings back what can be. */
    record Damaged(String engine, String reason) implements StoreState {
        @Override
        public String text() {
            return reason;
        }
    }
}
