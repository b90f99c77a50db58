package org.larder.testing;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.osgi.framework.Bundle;

/** Starts another Java process that sees the classes of this test, inside a framework and without one. */
public final class ChildJava {

    private ChildJava() {
    }

    /** Starts a main class; what it says on standard error goes to this process's. */
    public static Process start(Class<?> main, String... arguments) throws IOException {
        return start(List.of(), main, arguments);
    }

    /** As {@link #start(Class, String...)}, with options of the virtual machine, such as {@code -Xmx64m}. */
    public static Process start(List<String> options, Class<?> main, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1"));
        command.addAll(options);
        command.addAll(List.of("-cp", classPath(), main.getName()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    }

    private static String classPath() {
        List<Bundle> bundles = Bundles.all();
        if (bundles.isEmpty()) {
            return System.getProperty("java.class.path");
        }
        return bundles.stream()
                .flatMap(ChildJava::places)
                .map(Path::toString)
                .collect(Collectors.joining(File.pathSeparator));
    }

    /** A jar, or the folder of a project with its compiled classes. */
    private static Stream<Path> places(Bundle bundle) {
        Path place = Optional.ofNullable(bundle.adapt(File.class)).map(File::toPath).orElseThrow();
        Path classes = place.resolve("target").resolve("classes");
        return Files.isDirectory(classes) ? Stream.of(classes) : Stream.of(place);
    }
}
