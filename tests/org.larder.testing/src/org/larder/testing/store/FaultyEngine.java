package org.larder.testing.store;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.function.Function;

import javax.sql.DataSource;

import org.larder.store.jdbc.Engine;
import org.larder.store.jdbc.Trouble;

/** An engine whose connections fail once where the test says so. */
final class FaultyEngine implements Engine {

    private static final String STATE = "L0001";

    private final Engine real;
    private final ConcurrentHashMap<String, Deque<Optional<Trouble>>> faults = new ConcurrentHashMap<>();
    private final ConcurrentHashMap<String, Trouble> late = new ConcurrentHashMap<>();

    FaultyEngine(Engine real) {
        this.real = real;
    }

    /**
     * The next call of a method of a connection fails, before anything is done.
     *
     * @param method its name and the number of its parameters
     */
    void failOnce(String method, Trouble trouble) {
        fail(method, trouble, 1);
    }

    /** As {@link #failOnce}, so many times. */
    void fail(String method, Trouble trouble, int times) {
        faults.put(method, new ConcurrentLinkedDeque<>(Collections.nCopies(times, Optional.of(trouble))));
    }

    /** As {@link #failOnce}, after so many calls that do not fail. */
    void failAfter(int calls, String method, Trouble trouble) {
        Deque<Optional<Trouble>> all = new ConcurrentLinkedDeque<>(Collections.nCopies(calls, Optional.empty()));
        all.add(Optional.of(trouble));
        faults.put(method, all);
    }

    /** Whether every fault of a method has happened. */
    boolean failed(String method) {
        return Optional.ofNullable(faults.get(method)).map(Deque::isEmpty).orElse(true);
    }

    /** As {@link #failOnce}, but after it is done. */
    void failLate(String method, Trouble trouble) {
        late.put(method, trouble);
    }

    @Override
    public String name() {
        return real.name();
    }

    @Override
    public DataSource start() {
        return watched(DataSource.class, real.start());
    }

    @Override
    public void stop() {
        real.stop();
    }

    @Override
    public String bytes(int most) {
        return real.bytes(most);
    }

    @Override
    public Trouble trouble(SQLException exception) {
        return STATE.equals(exception.getSQLState())
                ? Trouble.valueOf(String.valueOf(exception.getMessage()))
                : real.trouble(exception);
    }

    @Override
    public void copy(Connection connection, Path folder) throws SQLException {
        real.copy(connection, folder);
    }

    @Override
    public boolean forgoLog() throws IOException {
        return real.forgoLog();
    }

    @Override
    public List<String> check(Connection connection) throws SQLException {
        return real.check(connection);
    }

    private <T> T watched(Class<T> type, Object behind) {
        return type.cast(Proxy.newProxyInstance(FaultyEngine.class.getClassLoader(), new Class<?>[]{type},
                (proxy, method, values) -> call(behind, method, values)));
    }

    private Object call(Object behind, Method method, Object... values) throws Throwable {
        String name = method.getName() + method.getParameterCount();
        fail(Optional.ofNullable(faults.get(name)).map(Deque::poll).flatMap(Function.identity()));
        try {
            Object result = method.invoke(behind, values);
            fail(Optional.ofNullable(late.remove(name)));
            return method.getReturnType() == Connection.class ? watched(Connection.class, result) : result;
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private static void fail(Optional<Trouble> fault) throws SQLException {
        if (fault.isPresent()) {
            throw new SQLException(fault.get().name(), STATE);
        }
    }
}
