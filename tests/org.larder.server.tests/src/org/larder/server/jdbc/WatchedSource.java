package org.larder.server.jdbc;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;

import javax.sql.DataSource;

import org.eclipse.jdt.annotation.Nullable;

/** Notes every statement that is prepared, and may fail some as a database would. */
final class WatchedSource {

    private final List<String> statements = new CopyOnWriteArrayList<>();
    private final AtomicReference<Optional<Fault>> fault = new AtomicReference<>(Optional.empty());

    /** Fails the next runs of statements that contain a text. */
    private record Fault(String text, String sqlState, int times) {
    }

    /** Those that were prepared so far. */
    List<String> statements() {
        return List.copyOf(statements);
    }

    void fail(String text, String sqlState, int times) {
        fault.set(Optional.of(new Fault(text, sqlState, times)));
    }

    boolean failedAll() {
        return fault.get().isEmpty();
    }

    DataSource around(DataSource source) {
        return proxy(DataSource.class, source,
                (name, arguments, result) -> name.equals("getConnection") && result != null
                        ? proxy(Connection.class, (Connection) result, this::ofConnection)
                        : result);
    }

    private @Nullable Object ofConnection(String name, @Nullable Object @Nullable [] arguments,
            @Nullable Object result) {
        if (name.equals("prepareStatement") && arguments != null && result != null) {
            String sql = String.valueOf(arguments[0]);
            statements.add(sql);
            return watched(sql, (PreparedStatement) result);
        }
        return result;
    }

    private Object watched(String sql, PreparedStatement statement) {
        return Proxy.newProxyInstance(Statement.class.getClassLoader(), new Class<?>[]{PreparedStatement.class},
                (proxy, method, arguments) -> {
                    if (method.getName().startsWith("execute")) {
                        failIfWanted(sql);
                    }
                    return call(() -> method.invoke(statement, arguments));
                });
    }

    private void failIfWanted(String sql) throws SQLException {
        Optional<Fault> wanted = fault.get().filter(each -> sql.contains(each.text()));
        if (wanted.isPresent()) {
            Fault now = wanted.get();
            fault.set(now.times() == 1
                    ? Optional.empty()
                    : Optional.of(new Fault(now.text(), now.sqlState(), now.times() - 1)));
            throw new SQLException("as wanted", now.sqlState());
        }
    }

    private interface After {
        @Nullable
        Object result(String name, @Nullable Object @Nullable [] arguments, @Nullable Object result);
    }

    private interface Call {
        @Nullable
        Object call() throws ReflectiveOperationException;
    }

    private static <T> T proxy(Class<T> type, T target, After after) {
        return type.cast(Proxy.newProxyInstance(WatchedSource.class.getClassLoader(), new Class<?>[]{type},
                (proxy, method, arguments) -> after.result(method.getName(), arguments,
                        call(() -> method.invoke(target, arguments)))));
    }

    private static @Nullable Object call(Call call) throws Throwable {
        try {
            return call.call();
        } catch (InvocationTargetException e) {
            throw e.getCause() instanceof SQLException sql ? sql : e;
        }
    }
}
