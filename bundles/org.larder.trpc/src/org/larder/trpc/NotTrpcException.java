package org.larder.trpc;

/**
 * An answer that is none of tRPC: the web page of a captive portal or a proxy, an empty body, other JSON. It says nothing
 * about the calls and counts as a failure of the transport, whatever its status.
 */
public class NotTrpcException extends Exception {

    private static final long serialVersionUID = 1L;

    private final boolean webPage;

    NotTrpcException(String message, boolean webPage) {
        super(message);
        this.webPage = webPage;
    }

    /** Whether it looks like a web page. */
    public boolean webPage() {
        return webPage;
    }
}
