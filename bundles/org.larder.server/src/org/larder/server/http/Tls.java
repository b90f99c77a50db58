package org.larder.server.http;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.jetty.util.component.AbstractLifeCycle;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.eclipse.jetty.util.thread.ScheduledExecutorScheduler;
import org.eclipse.jetty.util.thread.Scheduler;
import org.larder.server.config.TlsFiles;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * TLS with a certificate out of files. When they change, new connections get the new one; files that cannot be used are
 * complained of, and the old one goes on.
 */
final class Tls extends AbstractLifeCycle {

    private static final Logger LOG = LoggerFactory.getLogger(Tls.class);

    private final TlsFiles files;
    private final long step;
    private final SslContextFactory.Server context = new SslContextFactory.Server();
    private final Scheduler scheduler = new ScheduledExecutorScheduler("larder-tls", true);
    private List<String> seen;

    /**
     * Reads the files.
     *
     * @param step how often they are looked at
     * @throws PemException if they cannot be used
     */
    Tls(TlsFiles files, Duration step) {
        this.files = files;
        this.step = step.toMillis();
        seen = marks();
        use(context);
        context.setSniRequired(false);
        context.setIncludeProtocols("TLSv1.3", "TLSv1.2");
    }

    SslContextFactory.Server context() {
        return context;
    }

    @Override
    @NonNullByDefault({})
    protected void doStart() throws Exception {
        scheduler.start();
        again();
    }

    @Override
    @NonNullByDefault({})
    protected void doStop() throws Exception {
        scheduler.stop();
    }

    private void again() {
        scheduler.schedule(this::look, step, TimeUnit.MILLISECONDS);
    }

    private void look() {
        List<String> marks = marks();
        if (!marks.equals(seen)) {
            seen = marks;
            reload();
        }
        if (isRunning()) {
            again();
        }
    }

    private void reload() {
        try {
            context.reload(each -> use(context));
            LOG.info("the certificate was read again");
        } catch (Exception e) {
            LOG.error("the certificate stays as it was: {}", e.getMessage(), e);
        }
    }

    private void use(SslContextFactory.Server target) {
        target.setKeyStore(PemIdentity.read(files));
        target.setKeyStorePassword(PemIdentity.PASSWORD);
        target.setKeyManagerPassword(PemIdentity.PASSWORD);
    }

    private List<String> marks() {
        return List.of(mark(files.certificate()), mark(files.key()));
    }

    private static String mark(Path file) {
        try {
            return Files.size(file) + "/" + Files.getLastModifiedTime(file).toMillis() + "/" + file.toRealPath();
        } catch (IOException e) {
            return "none";
        }
    }
}
