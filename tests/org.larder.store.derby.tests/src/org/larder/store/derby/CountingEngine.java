package org.larder.store.derby;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;

import javax.sql.DataSource;

import org.larder.api.store.StorePlace;
import org.larder.store.jdbc.Engine;
import org.larder.store.jdbc.Trouble;

/** Derby, and a witness that is told the number of each statement and commit before it is run. */
final class CountingEngine implements Engine {

    private final DerbyEngine derby;
    private final IntConsumer witness;
    private final AtomicInteger count;

    CountingEngine(StorePlace place, AtomicInteger count, IntConsumer witness) {
        derby = new DerbyEngine(place);
        this.count = count;
        this.witness = witness;
    }

    @Override
    public String name() {
        return derby.name();
    }

    @Override
    public DataSource start() {
        return watched(DataSource.class, derby.start());
    }

    @Override
    public void stop() {
        derby.stop();
    }

    @Override
    public String bytes(int most) {
        return derby.bytes(most);
    }

    @Override
    public boolean undoesIndexes() {
        return derby.undoesIndexes();
    }

    @Override
    public Trouble trouble(SQLException exception) {
        return derby.trouble(exception);
    }

    @Override
    public void copy(Connection connection, Path folder) throws SQLException {
        derby.copy(connection, folder);
    }

    @Override
    public boolean forgoLog() throws IOException {
        return derby.forgoLog();
    }

    @Override
    public List<String> check(Connection connection) throws SQLException {
        return derby.check(connection);
    }

    private <T> T watched(Class<T> type, Object real) {
        return type.cast(Proxy.newProxyInstance(CountingEngine.class.getClassLoader(), new Class<?>[]{type},
                (proxy, method, values) -> call(real, method, values)));
    }

    private Object call(Object real, Method method, Object... values) throws Throwable {
        if (method.getName().startsWith("execute") || method.getName().equals("commit")) {
            witness.accept(count.incrementAndGet());
        }
        try {
            Object result = method.invoke(real, values);
            boolean leads = method.getReturnType() == Connection.class
                    || Statement.class.isAssignableFrom(method.getReturnType());
            return leads ? watched(method.getReturnType(), result) : result;
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
