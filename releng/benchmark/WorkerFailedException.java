/** A worker ended before it had measured everything. */
final class WorkerFailedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    WorkerFailedException(String message) {
        super(message);
    }
}
