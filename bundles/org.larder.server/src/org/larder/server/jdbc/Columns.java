package org.larder.server.jdbc;

import org.larder.api.model.RecordType;

/** How a database keeps some values. */
interface Columns {

    /** A UUID as a parameter. */
    Object uuid(String text);

    /** A type of records, as a parameter and in results. */
    String type(RecordType type);

    RecordType type(String kept);

    /** A text whose binary order is the order of the name's code points. */
    String nameKey(String name);

    /** A condition on a column that holds if it contains a parameter. */
    String contains(String column);
}
