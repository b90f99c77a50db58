package org.larder.store.derby;

import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import org.larder.store.jdbc.Trouble;

/** What Derby's SQL states mean. Source: the list of error messages in Derby's reference manual. */
final class DerbyTrouble {

    /** Deadlock, lock time-outs, and an interrupt that closed the connection. */
    private static final Set<String> AGAIN = Set.of("40001", "40XL1", "40XL2", "08000");
    /** The database or the engine is shut down. */
    private static final Set<String> CLOSED = Set.of("08003", "08006", "XJ015", "XJ004", "XCL33");
    /** Another process, or another class loader, has booted it. */
    private static final Set<String> IN_USE = Set.of("XSDB6", "XSDB7", "XSDB8");
    /** Pages and containers, their rows, B-trees and heaps, what the catalogue says of these, the log, the properties. */
    private static final List<String> DAMAGED = List.of("XSD", "XSRS9", "XSCB", "XSCH", "XSAM", "XSLA", "XBM0A");
    private static final Set<String> FULL = Set.of("XSDG1", "XSLA4", "XSLAE");
    /** The key is not the one that the database was made with. */
    private static final Set<String> WRONG_KEY = Set.of("XBCXK", "XBM06");
    /** A later version of Derby wrote the database. */
    private static final Set<String> NEWER = Set.of("XCW00");
    /** What systems say when a disk is full or a quota is used up. */
    private static final List<String> NO_SPACE = List.of("No space left", "not enough space", "Disk quota exceeded");
    /** A failure inside Derby. */
    private static final String INTERNAL = "XJ001";
    /** Where Derby reads pages, and what its catalogue says. */
    private static final List<String> PAGES = List.of("org.apache.derby.impl.store.", "org.apache.derby.iapi.store.",
            "org.apache.derby.impl.sql.catalog.");
    /** How many calls below a page may fail. */
    private static final int NEAR = 12;

    private DerbyTrouble() {
    }

    static Trouble of(SQLException exception) {
        if (full(exception)) {
            return Trouble.FULL;
        }
        if (any(exception, CLOSED)) {
            return Trouble.CLOSED;
        }
        if (any(exception, AGAIN)) {
            return Trouble.AGAIN;
        }
        boolean damaged = states(exception).anyMatch(state -> DAMAGED.stream().anyMatch(state::startsWith));
        return damaged && !inUse(exception) || gone(exception) ? Trouble.DAMAGED : Trouble.OTHER;
    }

    /**
     * What keeps a database from opening: it lacks a part, or makes no sense, if neither the disk nor anything else is to
     * blame.
     */
    static Trouble opening(SQLException exception) {
        Trouble trouble = of(exception);
        boolean other = any(exception, NEWER)
                || chain(exception)
                        .anyMatch(cause -> cause instanceof IOException || cause instanceof VirtualMachineError);
        return trouble == Trouble.CLOSED || trouble == Trouble.OTHER && !other ? Trouble.DAMAGED : trouble;
    }

    /**
     * Whether the storage inside Derby is not there any more, as it was ended, or ended itself when it met damage; or read
     * what makes no sense. Where that was met often, the virtual machine leaves the trace out.
     */
    static boolean gone(SQLException exception) {
        return any(exception, Set.of(INTERNAL)) && chain(exception)
                .anyMatch(cause -> cause instanceof RuntimeException && amongPages(cause.getStackTrace()));
    }

    private static boolean amongPages(StackTraceElement[] trace) {
        return trace.length == 0 || Stream.of(trace).limit(NEAR).map(StackTraceElement::getClassName)
                .anyMatch(name -> PAGES.stream().anyMatch(name::startsWith));
    }

    /** A write that failed is told as a full disk by Derby, whatever the disk said. */
    private static boolean full(SQLException exception) {
        List<String> said = chain(exception).filter(IOException.class::isInstance)
                .map(cause -> String.valueOf(cause.getMessage()))
                .toList();
        return said.isEmpty()
                ? any(exception, FULL)
                : said.stream().anyMatch(message -> NO_SPACE.stream().anyMatch(message::contains));
    }

    /** Whether a shutdown says that it succeeded or that nothing ran. */
    static boolean ended(SQLException exception) {
        return any(exception, CLOSED);
    }

    static boolean inUse(SQLException exception) {
        return any(exception, IN_USE);
    }

    static boolean wrongKey(SQLException exception) {
        return any(exception, WRONG_KEY);
    }

    /** The first cause, which says most. */
    static Throwable deepest(SQLException exception) {
        return chain(exception).reduce((outer, inner) -> inner).orElse(exception);
    }

    private static boolean any(SQLException exception, Set<String> states) {
        return states(exception).anyMatch(states::contains);
    }

    private static Stream<String> states(SQLException exception) {
        return chain(exception)
                .filter(SQLException.class::isInstance)
                .map(cause -> String.valueOf(((SQLException) cause).getSQLState()));
    }

    private static Stream<Throwable> chain(SQLException exception) {
        return Stream.iterate(Optional.<Throwable>of(exception), Optional::isPresent, DerbyTrouble::next)
                .flatMap(Optional::stream);
    }

    private static Optional<Throwable> next(Optional<Throwable> cause) {
        return cause.flatMap(each -> each instanceof SQLException sql
                ? Optional.<Throwable>ofNullable(sql.getNextException()).or(() -> Optional.ofNullable(sql.getCause()))
                : Optional.ofNullable(each.getCause()));
    }
}
