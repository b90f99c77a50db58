package org.larder.server.jdbc;

import java.util.List;

/**
 * The tables, step by step: a database of an older step is brought up to date, each step in a transaction of its own.
 * Every table of users' data is keyed by the user first.
 */
final class Schema {

    /** The steps so far; the number of a step is its place, from 1. */
    static final List<List<String>> STEPS = List.of(List.of("""
            CREATE TABLE account (
                user_id VARCHAR(36) NOT NULL PRIMARY KEY,
                email VARCHAR(800) NOT NULL UNIQUE,
                name VARCHAR(100),
                password_hash VARCHAR(200) NOT NULL,
                created_ms BIGINT NOT NULL)""", """
            CREATE TABLE refresh_token (
                user_id VARCHAR(36) NOT NULL,
                hash VARCHAR(64) NOT NULL UNIQUE,
                family VARCHAR(36) NOT NULL,
                expires_ms BIGINT NOT NULL,
                used_ms BIGINT,
                PRIMARY KEY (user_id, hash))""", """
            CREATE INDEX refresh_family ON refresh_token (family)""", """
            CREATE TABLE login_try (
                try_key VARCHAR(64) NOT NULL,
                at_ms BIGINT NOT NULL)""", """
            CREATE INDEX login_try_key ON login_try (try_key, at_ms)""", """
            CREATE INDEX login_try_at ON login_try (at_ms)""", """
            CREATE TABLE feed (
                user_id VARCHAR(36) NOT NULL PRIMARY KEY,
                counter BIGINT NOT NULL)""", """
            CREATE TABLE record (
                user_id VARCHAR(36) NOT NULL,
                type VARCHAR(16) NOT NULL,
                id VARCHAR(36) NOT NULL,
                version BIGINT NOT NULL,
                stamp VARCHAR(62) NOT NULL,
                created_ms BIGINT NOT NULL,
                deleted SMALLINT NOT NULL,
                feed_number BIGINT NOT NULL,
                sort_key VARCHAR(1200) NOT NULL,
                search_text VARCHAR(600) NOT NULL,
                data VARCHAR(8192),
                PRIMARY KEY (user_id, type, id))""", """
            CREATE UNIQUE INDEX record_feed ON record (user_id, feed_number)""", """
            CREATE INDEX record_list ON record (user_id, type, deleted, sort_key, id)""", """
            CREATE TABLE receipt (
                user_id VARCHAR(36) NOT NULL,
                op_id VARCHAR(36) NOT NULL,
                op_hash VARCHAR(64) NOT NULL,
                status VARCHAR(10) NOT NULL,
                at_ms BIGINT NOT NULL,
                PRIMARY KEY (user_id, op_id))"""));

    private Schema() {
    }
}
