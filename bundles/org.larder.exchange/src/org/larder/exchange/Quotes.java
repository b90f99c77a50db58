package org.larder.exchange;

/** Whether a row goes on in the next line, because a quoted cell is still open. Not thread-safe. */
final class Quotes {

    private static final char QUOTE = '"';

    private final char separator;
    private State state = State.BEFORE_CELL;

    Quotes(char separator) {
        this.separator = separator;
    }

    void pass(String text) {
        for (int i = 0; i < text.length(); i++) {
            state = after(text.charAt(i));
        }
    }

    boolean open() {
        return state == State.QUOTED;
    }

    private State after(char c) {
        return switch (state) {
            case QUOTED -> c == QUOTE ? State.QUOTE_IN_QUOTED : State.QUOTED;
            case QUOTE_IN_QUOTED -> c == QUOTE ? State.QUOTED : unquoted(c);
            case BEFORE_CELL -> c == QUOTE ? State.QUOTED : c == ' ' ? State.BEFORE_CELL : unquoted(c);
            case IN_CELL -> unquoted(c);
        };
    }

    private State unquoted(char c) {
        return c == separator ? State.BEFORE_CELL : State.IN_CELL;
    }

    private enum State {
        BEFORE_CELL,
        IN_CELL,
        QUOTED,
        QUOTE_IN_QUOTED
    }
}
