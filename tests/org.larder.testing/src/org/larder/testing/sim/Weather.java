package org.larder.testing.sim;

/** What the network does to the calls of one machine; a scenario changes it while time passes. Used with the turn. */
final class Weather {

    /** Requests that do not reach the server, and answers that do not come back, of 1. */
    double lostRequests;
    double lostAnswers;
    /** Requests that reach the server once more, later. */
    double doubled;
    /** Lost requests that reach the server after all, later. */
    double late;
    /** Calls that neither come back nor fail, of 1. */
    double hung;
    /** Requests that a server on its way answers for with an error that passes. */
    double refused;
    /** Answers of which a part is missing. */
    double torn;
    /** Hints of the stream that do not come, come more than once, or come late. */
    double lostHints;
    double doubledHints;
    double lateHints;
    /** The longest way of a message, in milliseconds. */
    long slowest = 120;
    /** Nothing goes out, or nothing comes in. */
    boolean outCut;
    boolean inCut;
    /** The computer has no network, and knows it. */
    boolean unplugged;
    /** A web page answers in the server's place. */
    boolean portal;

    /** The network is as it should be from now on. */
    void clear() {
        lostRequests = 0;
        lostAnswers = 0;
        doubled = 0;
        late = 0;
        hung = 0;
        refused = 0;
        torn = 0;
        lostHints = 0;
        doubledHints = 0;
        lateHints = 0;
        slowest = 120;
        outCut = false;
        inCut = false;
        unplugged = false;
        portal = false;
    }

    void cut(boolean out, boolean in) {
        outCut = out;
        inCut = in;
    }

    boolean steady() {
        return !(outCut || inCut || unplugged || portal);
    }
}
