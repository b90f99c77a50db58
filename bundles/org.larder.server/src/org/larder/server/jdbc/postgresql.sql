--liquibase formatted sql

--changeset larder:2
--comment every table of users' data is keyed by the user first; ids, keys and stamps compare as ASCII
CREATE TABLE store_meta (
    name text PRIMARY KEY,
    text text NOT NULL);
CREATE TABLE server_key (
    number int PRIMARY KEY,
    secret text NOT NULL);
CREATE TABLE email_owner (
    email text COLLATE "C" PRIMARY KEY,
    user_id uuid NOT NULL);
CREATE TABLE login_limit (
    try_key text COLLATE "C" PRIMARY KEY,
    last_ms bigint NOT NULL,
    tries text NOT NULL);
CREATE INDEX login_limit_last ON login_limit (last_ms);
CREATE TABLE feed (
    user_id uuid PRIMARY KEY,
    counter bigint NOT NULL,
    state text NOT NULL) WITH (fillfactor = 50);
CREATE INDEX feed_deleted ON feed (user_id) WHERE state = 'DELETED';
CREATE TABLE account (
    user_id uuid PRIMARY KEY,
    created_ms bigint NOT NULL,
    email text COLLATE "C" NOT NULL,
    name text,
    password_hash text NOT NULL);
CREATE INDEX account_email ON account (email);
CREATE TABLE refresh_family (
    user_id uuid NOT NULL,
    family uuid NOT NULL,
    expires_ms bigint NOT NULL,
    newest int NOT NULL,
    uses text NOT NULL,
    PRIMARY KEY (user_id, family));
CREATE TABLE record (
    user_id uuid NOT NULL,
    feed_number bigint NOT NULL,
    version bigint NOT NULL,
    created_ms bigint NOT NULL,
    deleted smallint NOT NULL,
    type text COLLATE "C" NOT NULL,
    id text COLLATE "C" NOT NULL,
    stamp text COLLATE "C" NOT NULL,
    sort_key text COLLATE "C" NOT NULL,
    search_text text COLLATE "C" NOT NULL,
    data text,
    PRIMARY KEY (user_id, type, id));
CREATE UNIQUE INDEX record_feed ON record (user_id, feed_number);
CREATE INDEX record_list ON record (user_id, type, sort_key, id) WHERE deleted = 0;
CREATE TABLE receipt (
    user_id uuid NOT NULL,
    op_id uuid NOT NULL,
    at_ms bigint NOT NULL,
    op_hash bytea NOT NULL,
    status text COLLATE "C" NOT NULL,
    PRIMARY KEY (user_id, op_id));
