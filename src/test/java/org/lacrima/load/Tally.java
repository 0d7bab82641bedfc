package org.lacrima.load;

import java.util.ArrayList;
import java.util.List;

/** What a crowd met. Times and counts are of the measured seconds alone, journeys of all. */
public final class Tally {

  private static final int TOLD = 5;

  private final List<Journey> journeys = new ArrayList<>();
  private final List<String> errors = new ArrayList<>();
  private final Times saves = new Times();
  private final Times shows = new Times();
  private int ended;
  private int failed;
  private int interrupted;
  private long bytes;

  void came(Request request, Reply reply, long nanos) {
    (request.saves() ? saves : shows).add(nanos);
    bytes += reply.wire();
  }

  void begins(Journey journey) {
    journeys.add(journey);
  }

  void ends() {
    ended++;
  }

  void fails(String why) {
    failed++;
    if (errors.size() < TOLD) {
      errors.add(why);
    }
  }

  /** A connection broke, or an answer did not come, and the request was sent again. */
  void interrupts() {
    interrupted++;
  }

  /** Everybody who came, also before and after the measured seconds. */
  public List<Journey> journeys() {
    return journeys;
  }

  /** The first few errors. */
  public List<String> errors() {
    return errors;
  }

  public int failed() {
    return failed;
  }

  public int interrupted() {
    return interrupted;
  }

  /** Journeys that came to their end. */
  public int ended() {
    return ended;
  }

  /** From sending a page of answers until it was acknowledged. */
  public Times saves() {
    return saves;
  }

  /** All other requests. */
  public Times shows() {
    return shows;
  }

  public long bytes() {
    return bytes;
  }
}
