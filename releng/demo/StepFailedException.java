/** Something that a step checks does not hold. */
final class StepFailedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    StepFailedException(String message) {
        super(message);
    }
}
