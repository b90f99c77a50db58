package org.larder.server.testing;

import java.time.Instant;
import java.util.UUID;

import org.larder.api.model.Stamp;

/** Operations and records as texts, with single quotes. */
public final class Ops {

    private static final String OATS = "'name':'%s','calories':389,'protein':16.9,'fat':6.9,'carbs':66.3";

    private Ops() {
    }

    /** The data of a product, without braces. */
    public static String product(String name) {
        return OATS.formatted(name);
    }

    /** The data of a consumption, without braces. */
    public static String consumption(String productId, String date) {
        return "'productId':'" + productId + "','amount':50,'date':'" + date + "'";
    }

    /** The data of a goal, without braces. */
    public static String goal(int calories) {
        return "'dailyCalories':" + calories
                + ",'dailyProtein':120,'dailyFat':70,'dailyCarbs':260,'goalType':'maintain'";
    }

    public static String id() {
        return UUID.randomUUID().toString();
    }

    public static String stamp(Instant time, int counter) {
        return new Stamp(time.toEpochMilli(), counter, "device1").toString();
    }

    /** An upsert with an opId of its own. */
    public static String upsert(String type, String id, long baseVersion, String stamp, String data) {
        return op(id(), type, "update", id, baseVersion, stamp, "{" + data + "}");
    }

    /** A delete with an opId of its own. */
    public static String delete(String type, String id, long baseVersion, String stamp) {
        return op(id(), type, "delete", id, baseVersion, stamp, "null");
    }

    /** Any operation. */
    public static String op(String opId, String type, String op, String id, long baseVersion, String stamp,
            String data) {
        return "{'opId':'%s','type':'%s','op':'%s','id':'%s','baseVersion':%d,'lastModified':'%s','data':%s}".formatted(
                opId,
                type, op, id, baseVersion, stamp, data);
    }
}
