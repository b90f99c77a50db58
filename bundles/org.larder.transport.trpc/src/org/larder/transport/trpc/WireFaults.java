package org.larder.transport.trpc;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.security.cert.CertificateException;

import javax.net.ssl.SSLException;

import org.eclipse.jdt.annotation.Nullable;

/** What went wrong between here and the server, in words for people. */
final class WireFaults {

    private WireFaults() {
    }

    static String words(IOException fault) {
        return switch (fault) {
            case UnknownHostException unknown -> "the server's name is not known";
            case ConnectException refused -> "nothing answers at the server's address";
            case HttpWire.TooLargeException large -> String.valueOf(large.getMessage());
            case SSLException insecure -> certificate(insecure)
                    ? "no secure connection: this computer does not trust the server's certificate"
                    : "no secure connection: " + insecure.getMessage();
            case InterruptedIOException late -> "the server is silent: " + late.getMessage();
            default -> "the connection broke: " + fault.getClass().getSimpleName();
        };
    }

    /** Whether the other side hung up while something was sent: it may do that before it says why. */
    static boolean pipe(IOException fault) {
        return !(fault instanceof ConnectException) && !(fault instanceof NoRouteToHostException)
                && !(fault instanceof UnknownHostException) && hasCause(fault, SocketException.class);
    }

    private static boolean certificate(SSLException fault) {
        return hasCause(fault, CertificateException.class)
                || String.valueOf(fault.getMessage()).startsWith("Certificate");
    }

    private static boolean hasCause(Throwable fault, Class<? extends Throwable> type) {
        @Nullable Throwable each = fault;
        for (int depth = 0; each != null && depth < 10; depth++) {
            if (type.isInstance(each)) {
                return true;
            }
            each = each.getCause();
        }
        return false;
    }
}
