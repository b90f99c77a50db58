package org.larder.transport.folder;

import java.nio.file.Path;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.larder.api.transport.SyncTransport;
import org.larder.testing.transport.TransportContract;

class FolderContractTest extends TransportContract {

    private final Devices devices;

    FolderContractTest(@TempDir Path folder) {
        devices = new Devices(folder.resolve("shared"));
    }

    @AfterEach
    void close() {
        devices.close();
    }

    @Override
    protected SyncTransport device(String deviceId) {
        return devices.device(deviceId);
    }
}
