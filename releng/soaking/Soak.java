import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Lets a server and two devices run for a long time while they are killed at random. Started by releng/soak.
 *
 * <p>Arguments: the folders of the server product and of the desktop product, a folder to work in, minutes, seed.
 */
public final class Soak {

    private static final String EMAIL = "soak@example.org";

    private Soak() {
    }

    public static void main(String[] arguments) {
        Path work = Path.of(arguments[2]);
        long seed = Long.parseLong(arguments[4]);
        System.out.printf("%s minutes, seed %d; logs and data are in %s%n", arguments[3], seed, work);
        int exit = 1;
        try (Children children = new Children(work.resolve("logs"))) {
            Runtime.getRuntime().addShutdownHook(new Thread(children::close));
            List<String> faults = run(children, Path.of(arguments[0]), Path.of(arguments[1]), work, Integer.parseInt(arguments[3]),
                    seed);
            faults.forEach(fault -> System.out.println("FAILED: " + fault));
            System.out.println(faults.isEmpty() ? "All held." : faults.size() + " failed; seed " + seed);
            exit = faults.isEmpty() ? 0 : 1;
        } catch (Exception e) {
            System.out.println("FAILED: " + e + "; seed " + seed);
            e.printStackTrace(System.out);
        }
        System.exit(exit);
    }

    private static List<String> run(Children children, Path serverProduct, Path desktop, Path work, int minutes, long seed)
            throws Exception {
        String password = HexFormat.of().formatHex(new SecureRandom().generateSeed(12));
        Plan plan = Plan.minutes(minutes);
        Host host = new Host(children, serverProduct, work, seed, plan);
        List<Device> devices = List.of(
                new Device("first", children, desktop, work, host.address(), password, seed + 1, plan),
                new Device("second", children, desktop, work, host.address(), password, seed + 2, plan));
        devices.get(0).ask("account", "register", EMAIL);
        devices.get(1).ask("account", "login", EMAIL);
        List<String> faults = new ArrayList<>();
        List<Vitals> vitals = play(plan, host, devices);
        System.out.println(host.tally());
        devices.forEach(device -> System.out.println(device.tally()));
        vitals.forEach(each -> each.judge(faults));
        new Ending(devices, faults).judge();
        for (Device device : devices) {
            device.close();
        }
        return faults;
    }

    private static List<Vitals> play(Plan plan, Host host, List<Device> devices) throws Exception {
        List<Vitals> vitals = List.of(new Vitals("server"), new Vitals(devices.get(0).name()), new Vitals(devices.get(1).name()));
        try (ExecutorService threads = Executors.newCachedThreadPool()) {
            List<Future<Void>> parts = List.of(threads.submit(host), threads.submit(devices.get(0)), threads.submit(devices.get(1)));
            parts.getFirst().get();
            while (!plan.over()) {
                Thread.sleep(plan.pause());
                vitals.get(0).add(Figures.of(host.process()));
                vitals.get(1).add(Figures.of(devices.get(0).process()));
                vitals.get(2).add(Figures.of(devices.get(1).process()));
            }
            for (Future<Void> part : parts) {
                part.get();
            }
        }
        return vitals;
    }
}
