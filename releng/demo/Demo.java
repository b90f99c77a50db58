import java.nio.file.Path;

/**
 * Plays the main job of Larder with the built products: see {@link MainJob}. Started by releng/run --demo.
 *
 * <p>Arguments: the folders of the server product and of the desktop product, a folder to work in, the food table.
 */
public final class Demo {

    private Demo() {
    }

    public static void main(String[] arguments) {
        Path work = Path.of(arguments[2]);
        int exit = 1;
        try (Children children = new Children(work.resolve("logs"))) {
            Runtime.getRuntime().addShutdownHook(new Thread(children::close));
            Steps steps = new Steps();
            new MainJob(steps, children, Path.of(arguments[0]), Path.of(arguments[1]), work, Path.of(arguments[3])).play();
            steps.summary();
            exit = 0;
        } catch (StepFailedException e) {
            System.out.println("\nFAILED: " + e.getMessage());
            System.out.println("The logs of all processes are in " + work.resolve("logs"));
        } catch (Exception e) {
            System.out.println("\nFAILED: " + e);
            e.printStackTrace(System.out);
        }
        System.exit(exit);
    }
}
