package org.larder.transport.trpc;

import java.net.PasswordAuthentication;
import java.net.Proxy;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** What somebody set about proxies. Thread-safe. */
interface Proxies {

    /** The ways to an address, best first; empty: straight. */
    List<Proxy> to(URI address);

    /** What a proxy asks for, by its host and port. */
    Optional<PasswordAuthentication> login(String host, int port);
}
