-- Version 4: the text of a record, and those of images, are bytes (UTF-8): an engine copies them, and encodes letters one by one.
-- Rows that were there keep their letters (DATA) until they are written next; then they have UTF8 instead. There are few steps
-- of undo: their order needs no index beside their key. What was sent stands in its record too; FROZEN is its text if the record
-- says something else by now, and that of a refused one. An operation that is sent keeps its place in the index of records.

DROP VIEW PRODUCT_STATE;
DROP VIEW CONSUMPTION_STATE;
DROP VIEW GOAL_STATE;
ALTER TABLE PRODUCT ADD COLUMN UTF8 ${json};
ALTER TABLE CONSUMPTION ADD COLUMN UTF8 ${json};
ALTER TABLE GOAL ADD COLUMN UTF8 ${json};
ALTER TABLE UNDO_STEP ADD COLUMN BEFORE_UTF8 ${json};
ALTER TABLE UNDO_STEP ADD COLUMN AFTER_UTF8 ${json};
ALTER TABLE UNDO_IMAGE ADD COLUMN BEFORE_UTF8 ${json};
ALTER TABLE UNDO_IMAGE ADD COLUMN AFTER_UTF8 ${json};
DROP INDEX UNDO_STEP_ORDER;
DROP INDEX PENDING_RECORD;
CREATE INDEX PENDING_RECORD ON PENDING_OPERATION (ID, TYPE);
CREATE VIEW PRODUCT_STATE AS SELECT R.*,
    CASE WHEN R."_version" >= 1 AND NOT EXISTS
        (SELECT 1 FROM PENDING_OPERATION P WHERE P.TYPE = 0 AND P.ID = R.ID) THEN 1 ELSE 0 END AS "_synced",
    (SELECT MAX(P.REASON) FROM PENDING_OPERATION P WHERE P.TYPE = 0 AND P.ID = R.ID) AS "_syncError"
    FROM PRODUCT R;
CREATE VIEW CONSUMPTION_STATE AS SELECT R.*,
    CASE WHEN R."_version" >= 1 AND NOT EXISTS
        (SELECT 1 FROM PENDING_OPERATION P WHERE P.TYPE = 1 AND P.ID = R.ID) THEN 1 ELSE 0 END AS "_synced",
    (SELECT MAX(P.REASON) FROM PENDING_OPERATION P WHERE P.TYPE = 1 AND P.ID = R.ID) AS "_syncError"
    FROM CONSUMPTION R;
CREATE VIEW GOAL_STATE AS SELECT R.*,
    CASE WHEN R."_version" >= 1 AND NOT EXISTS
        (SELECT 1 FROM PENDING_OPERATION P WHERE P.TYPE = 2 AND P.ID = R.ID) THEN 1 ELSE 0 END AS "_synced",
    (SELECT MAX(P.REASON) FROM PENDING_OPERATION P WHERE P.TYPE = 2 AND P.ID = R.ID) AS "_syncError"
    FROM GOAL R;
