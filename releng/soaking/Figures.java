import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a process needs.
 *
 * @param heap KiB in use after a collection
 * @param threads of the operating system
 * @param resident KiB
 */
record Figures(long heap, long threads, long resident) {

    /** Each collector says it in its own words; what is not heap is named. */
    private static final Pattern USED = Pattern.compile("(?m)^(?!.*(?:Metaspace|class space)).*\\bused (\\d+)([KMG])");

    /** Lets it collect its garbage before. */
    static Figures of(Process process) throws IOException, InterruptedException {
        jcmd(process, "GC.run");
        Matcher used = USED.matcher(jcmd(process, "GC.heap_info"));
        long heap = 0;
        while (used.find()) {
            heap += Long.parseLong(used.group(1)) << 10 * "KMG".indexOf(used.group(2));
        }
        if (heap == 0) {
            throw new StepFailedException("jcmd does not tell the heap of process " + process.pid());
        }
        Path status = Path.of("/proc", String.valueOf(process.pid()), "status");
        return Files.exists(status) ? new Figures(heap, value(status, "Threads:"), value(status, "VmRSS:"))
                : new Figures(heap, threads(process), 0);
    }

    private static long threads(Process process) throws IOException, InterruptedException {
        return jcmd(process, "Thread.print").lines().filter(line -> line.contains(" tid=0x")).count();
    }

    private static long value(Path status, String name) throws IOException {
        return Files.readAllLines(status).stream().filter(line -> line.startsWith(name))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", ""))).findFirst().orElse(0);
    }

    private static String jcmd(Process process, String command) throws IOException, InterruptedException {
        Process jcmd = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                String.valueOf(process.pid()), command).redirectErrorStream(true).start();
        String answer = new String(jcmd.getInputStream().readAllBytes());
        if (!jcmd.waitFor(60, TimeUnit.SECONDS) || jcmd.exitValue() != 0) {
            throw new StepFailedException("jcmd " + command + ": " + answer.strip());
        }
        return answer;
    }
}
