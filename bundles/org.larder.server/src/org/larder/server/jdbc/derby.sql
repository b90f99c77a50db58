--liquibase formatted sql

--changeset larder:1
--preconditions onFail:MARK_RAN
--precondition-sql-check expectedResult:0 SELECT COUNT(*) FROM sys.systables WHERE tablename = 'STORE_META'
CREATE TABLE store_meta (
    name VARCHAR(32) NOT NULL PRIMARY KEY,
    text VARCHAR(128) NOT NULL);
CREATE TABLE account (
    user_id VARCHAR(36) NOT NULL PRIMARY KEY,
    email VARCHAR(800) NOT NULL UNIQUE,
    name VARCHAR(100),
    password_hash VARCHAR(200) NOT NULL,
    created_ms BIGINT NOT NULL);
CREATE TABLE refresh_token (
    user_id VARCHAR(36) NOT NULL,
    hash VARCHAR(64) NOT NULL UNIQUE,
    family VARCHAR(36) NOT NULL,
    expires_ms BIGINT NOT NULL,
    used_ms BIGINT,
    PRIMARY KEY (user_id, hash));
CREATE TABLE login_try (
    try_key VARCHAR(64) NOT NULL,
    at_ms BIGINT NOT NULL);
CREATE TABLE feed (
    user_id VARCHAR(36) NOT NULL PRIMARY KEY,
    counter BIGINT NOT NULL);
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
    PRIMARY KEY (user_id, type, id));
CREATE UNIQUE INDEX record_feed ON record (user_id, feed_number);
CREATE INDEX record_list ON record (user_id, type, deleted, sort_key, id);
CREATE TABLE receipt (
    user_id VARCHAR(36) NOT NULL,
    op_id VARCHAR(36) NOT NULL,
    op_hash VARCHAR(64) NOT NULL,
    status VARCHAR(10) NOT NULL,
    at_ms BIGINT NOT NULL,
    PRIMARY KEY (user_id, op_id));

--changeset larder:2
--comment families instead of single refresh tokens, tries as rows by who tries, the state of accounts, keys, e-mails by themselves
DROP TABLE refresh_token;
DROP TABLE login_try;
CREATE TABLE refresh_family (
    user_id VARCHAR(36) NOT NULL,
    family VARCHAR(36) NOT NULL,
    newest INT NOT NULL,
    expires_ms BIGINT NOT NULL,
    uses VARCHAR(1200) NOT NULL,
    PRIMARY KEY (user_id, family));
CREATE TABLE email_owner (
    email VARCHAR(800) NOT NULL PRIMARY KEY,
    user_id VARCHAR(36) NOT NULL);
INSERT INTO email_owner (email, user_id) SELECT email, user_id FROM account;
CREATE TABLE login_limit (
    try_key VARCHAR(64) NOT NULL PRIMARY KEY,
    last_ms BIGINT NOT NULL,
    tries VARCHAR(400) NOT NULL);
CREATE INDEX login_limit_last ON login_limit (last_ms);
ALTER TABLE feed ADD COLUMN state VARCHAR(8) NOT NULL DEFAULT 'ACTIVE';
CREATE INDEX feed_state ON feed (state, user_id);
CREATE TABLE server_key (
    number INT NOT NULL PRIMARY KEY,
    secret VARCHAR(128) NOT NULL);
