package org.larder.testing.transport;

import java.time.InstantSource;

import org.larder.api.transport.SyncTransport;

/** The model server does what the real one does. */
class ModelContractTest extends ServerContract {

    private final ModelServer server = new ModelServer(InstantSource.system());

    @Override
    protected SyncTransport device(String deviceId) {
        return new ModelTransport(server, "ann");
    }
}
