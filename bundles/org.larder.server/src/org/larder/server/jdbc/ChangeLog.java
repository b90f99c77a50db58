package org.larder.server.jdbc;

import java.sql.Connection;
import java.sql.SQLException;

import javax.sql.DataSource;

import liquibase.Contexts;
import liquibase.LabelExpression;
import liquibase.Liquibase;
import liquibase.Scope;
import liquibase.database.DatabaseFactory;
import liquibase.database.jvm.JdbcConnection;
import liquibase.exception.LiquibaseException;
import liquibase.lockservice.LockServiceFactory;
import liquibase.resource.ClassLoaderResourceAccessor;
import liquibase.ui.LoggerUIService;
import org.larder.server.store.ServerStoreException;

/** Runs what a database lacks of a change log, with Liquibase, which notes what it ran, and says so in the log only. */
final class ChangeLog {

    private ChangeLog() {
    }

    /** @param engine names the change log; nobody else may run one on this database now */
    static void run(DataSource source, String engine) {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(Scope.class.getClassLoader());
        try (Connection connection = source.getConnection()) {
            Scope.child(Scope.Attr.ui, new LoggerUIService(), () -> update(connection, engine));
        } catch (SQLException e) {
            throw SqlFailure.of("bring the database up to date", e);
        } catch (Exception e) {
            throw new ServerStoreException("bring the database up to date", false, e);
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    @SuppressWarnings("resource")
    private static void update(Connection connection, String engine) throws LiquibaseException {
        var database = DatabaseFactory.getInstance().findCorrectDatabaseImplementation(new JdbcConnection(connection));
        var resources = new ClassLoaderResourceAccessor(ChangeLog.class.getClassLoader());
        var liquibase = new Liquibase("org/larder/server/jdbc/" + engine + ".sql", resources, database);
        // whoever died in the middle left Liquibase's own lock behind
        LockServiceFactory.getInstance().getLockService(database).forceReleaseLock();
        liquibase.update(new Contexts(), new LabelExpression());
    }
}
