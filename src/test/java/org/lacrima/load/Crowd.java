package org.lacrima.load;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Participants who come one after the other to a number of seats, or so many a second, each with a
 * connection of its own. One thread drives them all, so that it costs the service little when they
 * share a machine.
 */
public final class Crowd {

  /** What happens when a connection breaks, the service fails or an answer does not come. */
  public enum Patience {
    /** It is an error, and the journey ends. */
    NONE,
    /** The same request is sent again, until it is answered. */
    ENDLESS
  }

  private static final long AGAIN_NANOS = Duration.ofMillis(50).toNanos();

  private final InetSocketAddress service;
  private final Supplier<Journey> journeys;
  private final Patience patience;
  private final long giveUpNanos;
  private final Tally tally = new Tally();
  private final ByteBuffer buffer = ByteBuffer.allocateDirect(64 * 1024);
  private final List<Interrupted> interrupted = new ArrayList<>();
  private boolean seatsStay;
  private int present;
  private long from;
  private volatile long until;
  private long looked;

  /**
   * @param giveUp how long a participant waits for an answer
   */
  public Crowd(int port, Supplier<Journey> journeys, Patience patience, Duration giveUp) {
    this.service = new InetSocketAddress("127.0.0.1", port);
    this.journeys = journeys;
    this.patience = patience;
    this.giveUpNanos = giveUp.toNanos();
  }

  /** A participant whose last request has to be sent again. */
  private record Interrupted(Journey journey, long again) {}

  /** A participant and the connection that is open. */
  private static final class Seat {
    private final Journey journey;
    private final ReplyReader reader = new ReplyReader();
    private ByteBuffer out = ByteBuffer.allocate(0);
    private long asked = System.nanoTime();

    Seat(Journey journey) {
      this.journey = journey;
    }

    void ask() {
      Request request = journey.request();
      reader.clear();
      out = ByteBuffer.wrap(Wire.bytes(request, journey.cookies()));
      asked = System.nanoTime();
    }
  }

  /** Always this many at once, for a time; then everybody who has come goes to the end. */
  public Tally sit(int seats, Duration before, Duration measured) throws IOException {
    try (Selector selector = Selector.open()) {
      begin(before, measured);
      seatsStay = true;
      for (int i = 0; i < seats; i++) {
        comeIn(selector);
      }
      while (present > 0) {
        turn(selector);
      }
    }
    return tally;
  }

  /** Whoever is here goes to the end, and nobody comes in any more; for another thread. */
  public void closeDoor() {
    until = System.nanoTime();
  }

  /** This many a second, however slowly they are served; then everybody goes to the end. */
  public Tally arrive(int perSecond, Duration measured) throws IOException {
    try (Selector selector = Selector.open()) {
      begin(Duration.ZERO, measured.plusDays(1));
      long start = from;
      long all = perSecond * measured.toSeconds();
      long come = 0;
      while (come < all || present > 0) {
        long due = (System.nanoTime() - start) * perSecond / 1_000_000_000L;
        for (; come < Math.min(all, due); come++) {
          comeIn(selector);
        }
        turn(selector);
      }
    }
    return tally;
  }

  private void begin(Duration before, Duration measured) {
    from = System.nanoTime() + before.toNanos();
    until = from + measured.toNanos();
  }

  private void comeIn(Selector selector) {
    Journey journey = journeys.get();
    tally.begins(journey);
    present++;
    connect(selector, journey);
  }

  private void turn(Selector selector) throws IOException {
    selector.select(
        key -> {
          Seat seat = (Seat) key.attachment();
          try {
            ready(key, seat);
          } catch (IOException e) {
            broke(selector, key.channel(), seat.journey, String.valueOf(e.getMessage()));
          }
        },
        2);
    long now = System.nanoTime();
    if (now - looked < AGAIN_NANOS / 4) {
      return;
    }
    looked = now;
    for (SelectionKey key : List.copyOf(selector.keys())) {
      Seat seat = (Seat) key.attachment();
      if (key.isValid() && now - seat.asked > giveUpNanos) {
        broke(selector, key.channel(), seat.journey, "no answer");
      }
    }
    List<Interrupted> due = interrupted.stream().filter(each -> now >= each.again()).toList();
    interrupted.removeAll(due);
    due.forEach(each -> connect(selector, each.journey()));
  }

  private void connect(Selector selector, Journey journey) {
    SocketChannel channel = null;
    try {
      channel = SocketChannel.open();
      channel.configureBlocking(false);
      channel.socket().setTcpNoDelay(true);
      boolean at = channel.connect(service);
      Seat seat = new Seat(journey);
      seat.ask();
      channel.register(selector, at ? SelectionKey.OP_WRITE : SelectionKey.OP_CONNECT, seat);
    } catch (IOException e) {
      broke(selector, channel, journey, String.valueOf(e.getMessage()));
    }
  }

  private void ready(SelectionKey key, Seat seat) throws IOException {
    SocketChannel channel = (SocketChannel) key.channel();
    if (key.isConnectable()) {
      channel.finishConnect();
      write(key, channel, seat);
    } else if (key.isWritable()) {
      write(key, channel, seat);
    } else if (key.isReadable()) {
      buffer.clear();
      if (channel.read(buffer) < 0) {
        throw new IOException("closed before its answer was whole");
      }
      Reply reply = seat.reader.take(buffer.flip());
      if (reply != null) {
        came(key, channel, seat, reply);
      }
    }
  }

  private static void write(SelectionKey key, SocketChannel channel, Seat seat) throws IOException {
    channel.write(seat.out);
    key.interestOps(seat.out.hasRemaining() ? SelectionKey.OP_WRITE : SelectionKey.OP_READ);
  }

  private void came(SelectionKey key, SocketChannel channel, Seat seat, Reply reply)
      throws IOException {
    long now = System.nanoTime();
    if (reply.status() >= 500 && patience == Patience.ENDLESS) {
      throw new IOException("status " + reply.status());
    }
    Request request = seat.journey.request();
    boolean goesOn;
    try {
      goesOn = seat.journey.goOn(reply);
    } catch (Journey.LostWayException e) {
      tally.fails(String.valueOf(e.getMessage()));
      leave(key.selector(), channel);
      return;
    }
    boolean measured = now >= from && now < until;
    if (measured) {
      tally.came(request, reply, now - seat.asked);
    }
    if (goesOn) {
      seat.ask();
      write(key, channel, seat);
      return;
    }
    if (measured) {
      tally.ends();
    }
    leave(key.selector(), channel);
  }

  private void broke(Selector selector, @Nullable Channel channel, Journey journey, String why) {
    if (patience == Patience.NONE) {
      tally.fails(journey.request().path() + ": " + why);
      leave(selector, channel);
      return;
    }
    close(channel);
    tally.interrupts();
    interrupted.add(new Interrupted(journey, System.nanoTime() + AGAIN_NANOS));
  }

  /** The seat is free for the next one. */
  private void leave(Selector selector, @Nullable Channel channel) {
    close(channel);
    present--;
    if (seatsStay && System.nanoTime() < until) {
      comeIn(selector);
    }
  }

  private static void close(@Nullable Channel channel) {
    try {
      if (channel != null) {
        channel.close();
      }
    } catch (IOException e) {
      // it is gone in any case
    }
  }
}
