package org.larder.store.jdbc;

import java.time.InstantSource;
import java.time.ZoneId;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * What a store takes from the world around it.
 *
 * @param deviceId the node of this device's stamps
 * @param clock the device's clock
 * @param zone the zone in which an entry without a civil day gets one, asked whenever that happens
 * @param ids names new operations
 */
public record Surroundings(String deviceId, InstantSource clock, Supplier<ZoneId> zone, Supplier<UUID> ids) {

    /** This computer's clock and zone, random ids. */
    public static Surroundings of(String deviceId) {
        return new Surroundings(deviceId, InstantSource.system(), ZoneId::systemDefault, UUID::randomUUID);
    }
}
