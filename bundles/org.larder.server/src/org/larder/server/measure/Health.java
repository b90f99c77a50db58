package org.larder.server.measure;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;

/** Whether the server can take calls. It lives as long as it answers; it is ready while its database answers. Thread-safe. */
public final class Health {

    private final BooleanSupplier database;
    private final AtomicBoolean ending = new AtomicBoolean();

    /** @param database whether it answers; asked at each look */
    public Health(BooleanSupplier database) {
        this.database = database;
    }

    /** From now on the server is not ready: it goes on with what it has and takes no more. */
    public void end() {
        ending.set(true);
    }

    /** What holds calls off; empty text if nothing does. */
    public String obstacle() {
        if (ending.get()) {
            return "ending";
        }
        return database.getAsBoolean() ? "" : "database";
    }
}
