package org.larder.server.store;

/** Hears that there is something new to pull. Called by threads of the store: it is quick and throws nothing. */
public interface FeedListener {

    /** The user's feed grew; what is new can be read. */
    void grew(String userId);

    /** News may have been missed: any feed may have grown. */
    void anyMayHaveGrown();
}
