package teahouse.chat.delivery;

import io.netty.buffer.ByteBuf;
import teahouse.chat.vocabulary.Seq;

/// What an event loop is asked to do. One per loop, never one per socket.
sealed interface Task {

  void run();

  record Hear(Audience audience, ByteBuf frame, Seq after, Seq upTo) implements Task {
    @Override
    public void run() {
      audience.take(frame, after, upTo);
    }
  }

  record End(Audience audience, AccessEnd end) implements Task {
    @Override
    public void run() {
      audience.end(end);
    }
  }

  record Lose(Audience audience, Seq from) implements Task {
    @Override
    public void run() {
      audience.lose(from);
    }
  }

  record Tell(Listener listener, OwnMembership change) implements Task {
    @Override
    public void run() {
      listener.membershipChanged(change);
    }
  }

  record Freshness(Outlet outlet, boolean fresh) implements Task {
    @Override
    public void run() {
      outlet.tellAll(fresh);
    }
  }
}
