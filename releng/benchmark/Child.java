import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Runs a worker in a Java process of its own, with a heap of 256 MB. */
final class Child {

    private static final String HEAP = "-Xmx256m";
    private static final String FIGURE = "FIGURE ";

    private final Path logs;

    /** @param logs where the worker's standard error goes */
    Child(Path logs) {
        this.logs = logs;
    }

    /** What a worker measured; {@code ms} is the time from the start of the process to its first figure. */
    Map<String, Double> run(String workload, String subject, Path folder, Sizes sizes) throws Exception {
        Path log = Files.createDirectories(logs).resolve(workload + "-" + subject + ".log");
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                HEAP, "--enable-native-access=ALL-UNNAMED", "-cp", System.getProperty("java.class.path")));
        if (workload.equals("open")) {
            command.addAll(sharing(subject));
        }
        command.addAll(List.of("Worker", workload, subject, folder.toString(), sizes.toString()));
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(log.toFile());
        long start = System.nanoTime();
        Process process = builder.start();
        Thread hook = new Thread(process::destroyForcibly);
        Runtime.getRuntime().addShutdownHook(hook);
        Map<String, Double> figures = figures(process, start);
        int exit = process.waitFor();
        Runtime.getRuntime().removeShutdownHook(hook);
        if (exit != 0) {
            throw new WorkerFailedException(workload + " on " + subject + " ended with " + exit + ", see " + log + "\n"
                    + head(log));
        }
        return figures;
    }

    /** As the product is started: classes come from an archive that the first start makes. */
    private List<String> sharing(String subject) {
        return List.of("-Xshare:auto", "-XX:+AutoCreateSharedArchive",
                "-XX:SharedArchiveFile=" + logs.resolve("open-" + subject + ".jsa"), "-Xlog:disable");
    }

    private static Map<String, Double> figures(Process process, long start) throws IOException {
        Map<String, Double> figures = new LinkedHashMap<>();
        try (BufferedReader output = process.inputReader()) {
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                if (line.startsWith(FIGURE)) {
                    figures.putIfAbsent("ms", (System.nanoTime() - start) / 1e6);
                    String[] words = line.split(" ");
                    figures.put(words[1], Double.valueOf(words[2]));
                }
            }
        }
        return figures;
    }

    private static String head(Path log) throws IOException {
        try (var lines = Files.lines(log)) {
            return String.join("\n", lines.limit(5).toList());
        }
    }
}
