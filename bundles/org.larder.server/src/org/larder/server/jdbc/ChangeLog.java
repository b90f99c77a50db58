package org.larder.server.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;

import javax.sql.DataSource;

import liquibase.Contexts;
import liquibase.LabelExpression;
import liquibase.Liquibase;
import liquibase.Scope;
import liquibase.UpdateSummaryEnum;
import liquibase.UpdateSummaryOutputEnum;
import liquibase.database.DatabaseFactory;
import liquibase.database.jvm.JdbcConnection;
import liquibase.exception.LiquibaseException;
import liquibase.lockservice.LockServiceFactory;
import liquibase.resource.ClassLoaderResourceAccessor;
import liquibase.ui.LoggerUIService;
import org.larder.server.store.ServerStoreException;

/**
 * Runs what a database lacks of a change log, with Liquibase, which notes what it ran. It tells nobody of it: nothing goes to
 * standard output, and nothing to Liquibase's makers.
 */
final class ChangeLog {

    private static final String PURPOSE = "bring the database up to date";

    private ChangeLog() {
    }

    /** @param engine names the change log; nobody else may run one on this database now */
    static void run(DataSource source, String engine) {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(Scope.class.getClassLoader());
        try (Connection connection = source.getConnection()) {
            quietly(() -> update(connection, engine));
        } catch (SQLException e) {
            throw SqlFailure.of(PURPOSE, e);
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private static void quietly(Scope.ScopedRunner<?> work) {
        try {
            Scope.child(Map.of("liquibase.analytics.enabled", false, Scope.Attr.ui.name(), new LoggerUIService()),
                    work);
        } catch (Exception e) {
            throw new ServerStoreException(PURPOSE, false, e);
        }
    }

    @SuppressWarnings("resource")
    private static void update(Connection connection, String engine) throws LiquibaseException {
        var database = DatabaseFactory.getInstance().findCorrectDatabaseImplementation(new JdbcConnection(connection));
        var resources = new ClassLoaderResourceAccessor(ChangeLog.class.getClassLoader());
        var liquibase = new Liquibase("org/larder/server/jdbc/" + engine + ".sql", resources, database);
        liquibase.setShowSummary(UpdateSummaryEnum.OFF);
        liquibase.setShowSummaryOutput(UpdateSummaryOutputEnum.LOG);
        // whoever died in the middle left Liquibase's own lock behind
        LockServiceFactory.getInstance().getLockService(database).forceReleaseLock();
        liquibase.update(new Contexts(), new LabelExpression());
    }
}
