-- Before a new database is filled: what filled.sql makes of the rows that are there then.
DROP INDEX PRODUCT_NAME;
DROP INDEX PRODUCT_BARCODE;
DROP INDEX CONSUMPTION_DAY;
DROP INDEX CONSUMPTION_PRODUCT;
