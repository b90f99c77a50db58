package org.larder.server.web;

import java.util.List;

/** Procedures that belong together. */
public interface ProcedureFamily {

    List<Procedure> procedures();
}
