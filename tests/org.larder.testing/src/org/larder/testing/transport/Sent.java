package org.larder.testing.transport;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.larder.api.model.Data;
import org.larder.api.model.FrozenOperation;
import org.larder.api.model.Nutrients;
import org.larder.api.model.Operation;
import org.larder.api.model.Product;
import org.larder.api.model.RecordKey;
import org.larder.api.model.Stamp;
import org.larder.json.RecordJson;

/** Makes operations as a device sends them. Stamps count seconds of a day that is over. */
public final class Sent {

    private static final long DAY = Stamp.parse("2025-06-01T00:00:00.000Z-0000-a").millis();

    private Sent() {
    }

    /** The stamp of a second of the day. */
    public static Stamp at(int second, String device) {
        return new Stamp(DAY + second * 1000L, 0, device);
    }

    public static RecordKey product() {
        return RecordKey.product(UUID.randomUUID());
    }

    /** A product of that name. */
    public static Product named(String name) {
        return new Product(name, new Nutrients(100, 1, 2, 3));
    }

    public static FrozenOperation put(RecordKey key, long base, Stamp stamp, String name) {
        return put(key, base, stamp, named(name));
    }

    public static FrozenOperation put(RecordKey key, long base, Stamp stamp, Data data) {
        return frozen(new Operation(UUID.randomUUID(), key, base, stamp, Optional.of(data)));
    }

    public static FrozenOperation delete(RecordKey key, long base, Stamp stamp) {
        return frozen(new Operation(UUID.randomUUID(), key, base, stamp, Optional.empty()));
    }

    public static FrozenOperation frozen(Operation operation) {
        return new FrozenOperation(operation.opId(), operation.key(), RecordJson.operation(operation));
    }

    /** The same with another opId. */
    public static FrozenOperation again(FrozenOperation operation) {
        UUID opId = UUID.randomUUID();
        return new FrozenOperation(opId, operation.key(),
                operation.json().replace(operation.opId().toString(), opId.toString()));
    }

    /** A list of one. */
    public static List<FrozenOperation> alone(FrozenOperation operation) {
        return List.of(operation);
    }
}
