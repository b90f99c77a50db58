package org.larder.architecture;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The table of the architecture. Who changes a row changes the design; an ADR says why. */
final class House {

    /** The bundles whose packages others may import. */
    static final Set<String> EXPORTING = Set.of("org.larder.api", "org.larder.rules", "org.larder.json",
            "org.larder.trpc", "org.larder.store.jdbc");
    /** The bundles that may know SQL. */
    static final Set<String> SQL = Set.of("org.larder.store.jdbc", "org.larder.store.derby", "org.larder.store.h2",
            "org.larder.server");
    /** The bundles that may know HTTP. */
    static final Set<String> HTTP = Set.of("org.larder.transport.trpc", "org.larder.transport.folder",
            "org.larder.trpc", "org.larder.server");

    private static final String JACKSON = "com.fasterxml.jackson";
    private static final String ALL_BUT_STORE_AND_TRANSPORT = "model data sync connection event profile account exchange maintenance";

    private static final List<Room> ROOMS = List.of( //
            Room.of("api", "", ""), //
            Room.of("rules", "model", ""), //
            Room.of("json", "model", "rules", JACKSON), //
            Room.of("trpc", "", "", JACKSON), //
            Room.of("profile", "model profile", "", JACKSON, "org.eclipse.equinox.security",
                    "org.eclipse.osgi.service"), //
            Room.of("data", "model data store event profile time", "rules", "com.fasterxml.uuid"), //
            Room.of("store.jdbc", "model store", "rules json", "javax.sql"), //
            Room.of("store.derby", "model store", "rules json store.jdbc", "org.apache.derby", "javax.sql"), //
            Room.of("store.h2", "model store", "rules json store.jdbc", "org.h2", "javax.sql"), //
            Room.of("store.switch", "model store event profile maintenance", "rules"), //
            Room.of("sync", "model store transport sync connection event account profile time maintenance", "rules"), //
            Room.of("connection", "connection transport event time", "rules"), //
            Room.of("transport.trpc", "model transport account profile", "json trpc", JACKSON, "org.apache.hc",
                    "javax.net", "org.eclipse.core.net"), //
            Room.of("transport.folder", "model transport account profile", "rules json", JACKSON, "javax.crypto"), //
            Room.of("exchange", "model data exchange maintenance", "rules json", JACKSON, "org.apache.commons.csv"), //
            Room.of("cli", ALL_BUT_STORE_AND_TRANSPORT, "json", "picocli", JACKSON, "org.eclipse.equinox.app",
                    "org.eclipse.core.runtime"), //
            Room.of("ui", ALL_BUT_STORE_AND_TRANSPORT, "", "org.eclipse.swt", "org.eclipse.jface", "org.eclipse.ui",
                    "org.eclipse.e4", "org.eclipse.core", "org.eclipse.text", "org.eclipse.help",
                    "org.eclipse.urischeme",
                    "org.eclipse.equinox", "org.eclipse.swtchart", "jakarta.inject", "jakarta.annotation"), //
            Room.of("app", "model profile", "", "org.eclipse.swt", "org.eclipse.jface", "org.eclipse.ui",
                    "org.eclipse.e4",
                    "org.eclipse.core", "org.eclipse.equinox", "org.eclipse.osgi.service"), //
            Room.of("server", "model", "rules json trpc", JACKSON, "jakarta.servlet", "javax.sql", "javax.crypto",
                    "javax.net", "com.zaxxer.hikari", "org.postgresql", "org.apache.derby", "org.bouncycastle",
                    "com.nimbusds", "io.micrometer", "org.eclipse.equinox.app", "org.eclipse.core.runtime",
                    "org.eclipse.jetty", "liquibase"), //
            Room.of("server.hooks", "", ""));

    private House() {
    }

    static Optional<Room> room(String bundle) {
        return ROOMS.stream().filter(room -> room.bundle().equals(bundle)).findFirst();
    }
}
