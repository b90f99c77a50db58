package org.larder.store.switching;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Looks for a text in the bytes of all files of a folder. */
final class PlainText {

    private static final List<Charset> FORMS = List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16BE,
            StandardCharsets.UTF_16LE);

    private PlainText() {
    }

    /** The files that hold it, in one form or another. */
    static List<Path> of(Path folder, String text) throws IOException {
        List<Path> found = new ArrayList<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String bytes = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
                if (FORMS.stream().anyMatch(form -> bytes.contains(raw(text, form)))) {
                    found.add(file);
                }
            }
        }
        return found;
    }

    private static String raw(String text, Charset form) {
        return new String(text.getBytes(form), StandardCharsets.ISO_8859_1);
    }
}
