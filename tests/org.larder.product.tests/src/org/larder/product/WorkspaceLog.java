package org.larder.product;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The log that a workbench keeps in its workspace. */
final class WorkspaceLog {

    private static final Pattern ERROR = Pattern.compile("\\A!ENTRY \\S+ 4 ");

    private WorkspaceLog() {
    }

    /** The errors in which Larder has a part, whole. */
    static List<String> errors(Path workspace) throws IOException {
        Path log = workspace.resolve(".metadata/.log");
        return Files.notExists(log) ? List.of()
                : Stream.of(Files.readString(log).split("(?m)^(?=!ENTRY )")).filter(each -> ERROR.matcher(each).find())
                        .filter(each -> each.contains("org.larder.")).toList();
    }
}
