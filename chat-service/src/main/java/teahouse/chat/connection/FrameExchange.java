package teahouse.chat.connection;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import teahouse.chat.message.MessagePosting;
import teahouse.chat.message.Post;
import teahouse.chat.message.PostResult;
import teahouse.chat.problem.ErrorCode;
import teahouse.chat.problem.Problem;
import teahouse.chat.protocol.ClientFrame;
import teahouse.chat.protocol.ServerFrame;
import teahouse.chat.vocabulary.RoomId;
import teahouse.chat.vocabulary.UserId;

/// A frame becomes a call of a feature, a feature's result becomes a frame. Nothing more.
final class FrameExchange {

  private static final Logger log = LoggerFactory.getLogger(FrameExchange.class);

  /// The lanes beside those of the rooms that are posted to.
  private enum Lane {
    SUBSCRIPTIONS,
    RENEWALS
  }

  private final UserId user;
  private final Line line;
  private final HeardRooms rooms;
  private final MessagePosting posting;
  private final Renewal renewal;
  private final Lanes lanes;
  private final Scheduler loop;
  private final FrameMeters meters;

  FrameExchange(
      UserId user,
      Line line,
      HeardRooms rooms,
      MessagePosting posting,
      Renewal renewal,
      Work work) {
    this.user = user;
    this.line = line;
    this.rooms = rooms;
    this.posting = posting;
    this.renewal = renewal;
    this.lanes = work.lanes;
    this.loop = work.loop;
    this.meters = work.meters;
  }

  /// Where and in which order work is done.
  record Work(Lanes lanes, Scheduler loop, FrameMeters meters) {}

  void take(ClientFrame frame) {
    switch (frame) {
      case ClientFrame.Post post -> post(post);
      case ClientFrame.Subscribe subscribe ->
          answer(
              Lane.SUBSCRIPTIONS,
              subscribe,
              onLoop(Mono.defer(() -> rooms.ask(subscribe))),
              asked -> rooms.open(asked, this::send));
      case ClientFrame.Unsubscribe unsubscribe ->
          answer(
              Lane.SUBSCRIPTIONS,
              unsubscribe,
              onLoop(Mono.just(unsubscribe.rooms())),
              _ -> unsubscribe(unsubscribe));
      case ClientFrame.RenewByTicket(var ref, var ticket) ->
          answer(
              Lane.RENEWALS,
              frame,
              onLoop(renewal.byTicket(ticket)),
              worth -> renewal.answer(ref, worth));
      case ClientFrame.RenewByToken(var ref, var token) ->
          answer(
              Lane.RENEWALS,
              frame,
              onLoop(renewal.byToken(token)),
              worth -> renewal.answer(ref, worth));
      case ClientFrame.Ping(var ref) -> send(new ServerFrame.Pong(ref));
      case ClientFrame.Pong _ -> {}
    }
  }

  private void post(ClientFrame.Post frame) {
    var begun = meters.begin(frame);
    var overload = posting.overload();
    if (overload != null) {
      refuse(frame, begun, overload);
      meters.answered(begun);
      return;
    }
    var post = new Post(frame.room(), frame.id(), user, frame.text(), begun.trace());
    var result =
        rooms.isHeard(frame.room()) ? posting.postOfMember(post, loop) : posting.post(post, loop);
    answer(frame.room(), begun, result, posted -> answer(frame, begun, posted));
  }

  private void answer(ClientFrame.Post frame, FrameMeters.Begun begun, PostResult result) {
    switch (result) {
      case PostResult.Posted(var seq) ->
          send(new ServerFrame.Ack(frame.ref(), frame.room(), frame.id(), seq));
      case PostResult.Refused(var problem) -> refuse(frame, begun, problem);
    }
  }

  private void refuse(ClientFrame.Post frame, FrameMeters.Begun begun, Problem problem) {
    begun.step().fail(problem.code().wireName());
    line.fail(frame.ref(), frame.room(), problem);
  }

  private void unsubscribe(ClientFrame.Unsubscribe frame) {
    var left = frame.rooms().stream().distinct().filter(rooms::leave).toList();
    frame.rooms().stream()
        .distinct()
        .filter(room -> !left.contains(room))
        .forEach(room -> line.fail(frame.ref(), room, Problem.of(ErrorCode.NOT_SUBSCRIBED)));
    if (!left.isEmpty()) {
      send(new ServerFrame.Unsubscribed(frame.ref(), left));
    }
  }

  private <T> Mono<T> onLoop(Mono<T> result) {
    return result.publishOn(loop);
  }

  /// @param result comes on the event loop
  private <T> void answer(Object lane, ClientFrame frame, Mono<T> result, Consumer<T> answer) {
    answer(lane, meters.begin(frame), result, answer);
  }

  private <T> void answer(
      Object lane, FrameMeters.Begun begun, Mono<T> result, Consumer<T> answer) {
    var frame = begun.frame();
    var work =
        result
            .doOnNext(answer)
            .doOnError(failure -> failed(begun, failure))
            .onErrorComplete()
            .doFinally(_ -> meters.answered(begun))
            .then();
    if (!lanes.offer(lane, work)) {
      begun.step().fail(ErrorCode.TOO_MANY_REQUESTS.wireName());
      begun.step().end();
      line.fail(frame.ref(), roomOf(frame), Problem.of(ErrorCode.TOO_MANY_REQUESTS));
    }
  }

  private void failed(FrameMeters.Begun begun, Throwable failure) {
    var frame = begun.frame();
    begun.step().fail(failure.getClass().getSimpleName());
    log.error("A {} frame failed", frame.getClass().getSimpleName(), failure);
    line.fail(frame.ref(), roomOf(frame), Problem.of(ErrorCode.INTERNAL));
  }

  private static @Nullable RoomId roomOf(ClientFrame frame) {
    return frame instanceof ClientFrame.Post post ? post.room() : null;
  }

  private void send(ServerFrame frame) {
    var _ = line.send(frame);
  }
}
