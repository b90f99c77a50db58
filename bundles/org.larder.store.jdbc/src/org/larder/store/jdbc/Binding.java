package org.larder.store.jdbc;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Objects;
import java.util.Optional;

/** How values become parameters of statements. */
final class Binding {

    private Binding() {
    }

    static void bind(PreparedStatement statement, int index, Object value) throws SQLException {
        switch (value) {
            case Optional<?> optional -> bindOptional(statement, index, optional);
            case byte[] bytes -> statement.setBytes(index, bytes);
            case String text -> statement.setString(index, text);
            case Long number -> statement.setLong(index, number);
            case Integer number -> statement.setInt(index, number);
            case Double number -> statement.setDouble(index, number);
            case Boolean truth -> statement.setInt(index, truth ? 1 : 0);
            default -> throw new IllegalArgumentException("no column holds a " + value.getClass());
        }
    }

    private static void bindOptional(PreparedStatement statement, int index, Optional<?> value) throws SQLException {
        if (value.isPresent()) {
            bind(statement, index, Objects.requireNonNull(value.get()));
        } else {
            statement.setObject(index, null);
        }
    }
}
