package org.larder.server.admin;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import org.larder.trpc.MalformedJsonException;
import org.larder.trpc.TrpcJson;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A socket in the data folder of a server that alone has its database, for commands of whoever may write there. A command is
 * a line with a JSON array of words, its answer a line with an object.
 */
public final class AdminSocket implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(AdminSocket.class);
    private static final String NAME = "admin.sock";

    private final Path file;
    private final Optional<ServerSocketChannel> channel;
    private final AdminCommands commands;

    private AdminSocket(Path file, Optional<ServerSocketChannel> channel, AdminCommands commands) {
        this.file = file;
        this.channel = channel;
        this.commands = commands;
    }

    /** Listens; what is not possible here is logged. */
    public static AdminSocket listen(Path data, AdminCommands commands) {
        Path file = data.resolve(NAME);
        try {
            Files.deleteIfExists(file);
            var socket = new AdminSocket(file, Optional.of(bound(file)), commands);
            Thread thread = new Thread(socket::serve, "larder-admin");
            thread.setDaemon(true);
            thread.start();
            return socket;
        } catch (IOException | RuntimeException e) {
            LOG.warn("admin commands must wait until this server is stopped: there can be no {} here", NAME, e);
            return none(commands);
        }
    }

    /** One that nobody can ask. */
    public static AdminSocket none(AdminCommands commands) {
        return new AdminSocket(Path.of(NAME), Optional.empty(), commands);
    }

    private static ServerSocketChannel bound(Path file) throws IOException {
        var channel = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        try {
            channel.bind(UnixDomainSocketAddress.of(file));
            if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
                Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
            }
            return channel;
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    /** Asks the server that runs on the data folder; empty if none does. */
    public static Optional<Outcome> ask(Path data, List<String> words) {
        Path file = data.resolve(NAME);
        if (Files.notExists(file)) {
            return Optional.empty();
        }
        ArrayNode request = JsonNodeFactory.instance.arrayNode();
        words.forEach(request::add);
        try (SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(file))) {
            write(channel, request);
            JsonNode answer = read(channel);
            return Optional.of(new Outcome(answer.path("exit").intValue(), answer.path("text").asText()));
        } catch (IOException | RuntimeException e) {
            LOG.debug("nobody answers at the socket", e);
            return Optional.empty();
        }
    }

    @Override
    public void close() {
        try {
            if (channel.isPresent()) {
                channel.get().close();
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            LOG.warn("the socket of the admin commands did not close", e);
        }
    }

    private void serve() {
        ServerSocketChannel open = channel.orElseThrow();
        while (open.isOpen()) {
            try (SocketChannel caller = open.accept()) {
                var words = new ArrayList<String>();
                read(caller).forEach(word -> words.add(word.asText()));
                Outcome outcome = commands.run(words);
                write(caller, JsonNodeFactory.instance.objectNode().put("exit", outcome.exit()).put("text",
                        outcome.text()));
            } catch (IOException | MalformedJsonException e) {
                LOG.debug("a caller of the socket went away", e);
            }
        }
    }

    private static void write(SocketChannel channel, JsonNode json) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap((TrpcJson.text(json) + "\n").getBytes(StandardCharsets.UTF_8));
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    private static JsonNode read(SocketChannel channel) throws IOException {
        var reader = new BufferedReader(
                new InputStreamReader(Channels.newInputStream(channel), StandardCharsets.UTF_8));
        return TrpcJson.read(Optional.ofNullable(reader.readLine()).orElse(""));
    }
}
