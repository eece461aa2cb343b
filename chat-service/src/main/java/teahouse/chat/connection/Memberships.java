package teahouse.chat.connection;

import java.util.Map;
import teahouse.chat.problem.ErrorCode;
import teahouse.chat.room.Membership;
import teahouse.chat.vocabulary.RoomId;

/// What the store says about the rooms that one socket asks for.
sealed interface Memberships {

  Membership of(RoomId room);

  /// Why a room is not opened.
  ErrorCode refusal();

  record Known(Map<RoomId, Membership> rooms) implements Memberships {

    @Override
    public Membership of(RoomId room) {
      return rooms.getOrDefault(room, new Membership.None());
    }

    @Override
    public ErrorCode refusal() {
      return ErrorCode.ROOM_NOT_FOUND;
    }
  }

  /// Nothing: it did not answer.
  record Unavailable() implements Memberships {

    @Override
    public Membership of(RoomId room) {
      return new Membership.None();
    }

    @Override
    public ErrorCode refusal() {
      return ErrorCode.STORE_UNAVAILABLE;
    }
  }
}
