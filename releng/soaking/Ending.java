import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What must be true in the end. */
final class Ending {

    private static final int TRIES = 60;
    private static final int PAUSE_MILLIS = 3_000;

    private final List<Device> devices;
    private final List<String> faults;

    Ending(List<Device> devices, List<String> faults) {
        this.devices = devices;
        this.faults = faults;
    }

    void judge() throws Exception {
        for (int tries = 0; tries < TRIES && !(quiet() && agree()); tries++) {
            Thread.sleep(PAUSE_MILLIS);
        }
        for (Device device : devices) {
            JsonNode sync = device.ask("status").path("sync");
            check(sync.path("pending").asInt(-1) == 0, "%s: changes still wait: %s", device.name(), sync);
            check(sync.path("quarantined").asInt(-1) == 0, "%s: changes were refused: %s", device.name(), sync);
        }
        check(agree(), "the digests of devices and server differ");
        System.out.println("digests  " + devices.getFirst().ask("verify").path("remote"));
        for (Device device : devices) {
            Map<String, String> entries = device.entries();
            devices.forEach(writer -> own(device, writer, entries));
        }
    }

    private boolean quiet() throws Exception {
        for (Device device : devices) {
            device.ask("sync", "once");
            if (device.ask("status").path("sync").path("pending").asInt() > 0) {
                return false;
            }
        }
        return true;
    }

    private boolean agree() throws Exception {
        JsonNode remote = devices.getFirst().ask("verify").path("remote");
        for (Device device : devices) {
            JsonNode verified = device.ask("verify");
            if (!verified.path("local").equals(remote) || !verified.path("remote").equals(remote)) {
                return false;
            }
        }
        return remote.size() > 0;
    }

    private void own(Device where, Device writer, Map<String, String> entries) {
        Map<String, String> wrong = new TreeMap<>(writer.mine());
        wrong.entrySet().removeIf(entry -> entry.getValue().equals(entries.getOrDefault(entry.getKey(), "deleted")));
        check(wrong.isEmpty(), "on %s, %d entries of %s are not as they were acknowledged: %s", where.name(), wrong.size(),
                writer.name(), wrong.keySet().stream().limit(5).toList());
    }

    private void check(boolean holds, String fault, Object... figures) {
        if (!holds) {
            faults.add(String.format(fault, figures));
        }
    }
}
