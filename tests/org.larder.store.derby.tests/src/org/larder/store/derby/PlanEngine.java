package org.larder.store.derby;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import javax.sql.DataSource;

import org.larder.api.store.StorePlace;
import org.larder.store.jdbc.Engine;

/** Derby, and a witness of how many rows of tables and indexes each query went through, once it is read. */
final class PlanEngine {

    private static final Pattern VISITED = Pattern.compile("Number of rows visited=(\\d+)");
    private static final Pattern TEXT = Pattern.compile("Statement Text:\\s+(.*)");

    private final List<Visit> visits = new ArrayList<>();

    /** A query, and the rows that it went through in all. */
    record Visit(String query, int rows) {
    }

    /** Derby as it is, but for its witness. */
    Engine at(StorePlace place) {
        return watched(Engine.class, new DerbyEngine(place));
    }

    /** All queries since the last time. */
    List<Visit> take() {
        List<Visit> taken = List.copyOf(visits);
        visits.clear();
        return taken;
    }

    private <T> T watched(Class<T> type, Object real) {
        return type.cast(Proxy.newProxyInstance(PlanEngine.class.getClassLoader(), new Class<?>[]{type},
                (proxy, method, values) -> call(real, method, values)));
    }

    private Object call(Object real, Method method, Object... values) throws Throwable {
        try {
            if (real instanceof ResultSet rows && method.getName().equals("close") && !rows.isClosed()) {
                keepVisit(rows);
            }
            Object result = method.invoke(real, values);
            if (result instanceof Connection connection) {
                watch(connection);
            }
            return leadsOn(method.getReturnType()) ? watched(method.getReturnType(), result) : result;
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private static boolean leadsOn(Class<?> type) {
        return type == DataSource.class || type == Connection.class || type == ResultSet.class
                || Statement.class.isAssignableFrom(type);
    }

    private static void watch(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("CALL SYSCS_UTIL.SYSCS_SET_RUNTIMESTATISTICS(1)");
        }
    }

    private void keepVisit(ResultSet rows) throws SQLException {
        Connection connection = rows.getStatement().getConnection();
        rows.close();
        try (Statement statement = connection.createStatement();
                ResultSet plan = statement.executeQuery("VALUES SYSCS_UTIL.SYSCS_GET_RUNTIMESTATISTICS()")) {
            plan.next();
            visits.add(visit(plan.getString(1)));
        }
    }

    private static Visit visit(String plan) {
        Matcher text = TEXT.matcher(plan);
        return new Visit(text.find() ? text.group(1) : plan,
                VISITED.matcher(plan).results().mapToInt(rows -> Integer.parseInt(rows.group(1))).sum());
    }
}
