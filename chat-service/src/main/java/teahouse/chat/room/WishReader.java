package teahouse.chat.room;

import static java.util.stream.Collectors.toSet;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import teahouse.chat.problem.ErrorCode;
import teahouse.chat.problem.Problem;
import teahouse.chat.problem.ProblemException;
import teahouse.chat.vocabulary.CanonicalUuid;
import teahouse.chat.vocabulary.EventId;
import teahouse.chat.vocabulary.Role;
import teahouse.chat.vocabulary.RoomId;
import teahouse.chat.vocabulary.UserId;
import tools.jackson.databind.JsonNode;

/// Reads what people ask for out of requests, and refuses what is none.
@Component
class WishReader {

  private static final Duration MOST_AHEAD = Duration.ofSeconds(60);
  private static final Duration SHORTEST_BAN = Duration.ofMinutes(1);
  private static final Duration LONGEST_BAN = Duration.ofDays(366);
  private static final int MOST_PEOPLE = 100;
  private static final List<Role> SETTABLE = List.of(Role.MODERATOR, Role.MEMBER);

  private final Clock clock;

  WishReader(Clock clock) {
    this.clock = clock;
  }

  RoomChange.Create create(JsonNode body, UserId by) {
    return new RoomChange.Create(
        id(body),
        by,
        text(body, "name", RoomName::parse, RoomName.LONGEST),
        body.has("topic")
            ? text(body, "topic", RoomTopic::parse, RoomTopic.LONGEST)
            : RoomTopic.NONE,
        Visibility.parse(text(body, "visibility"))
            .orElseThrow(() -> new ProblemException(Problem.invalidField("visibility"))));
  }

  RoomChange.Join join(String room, JsonNode body, UserId by) {
    return new RoomChange.Join(room(room), id(body), by);
  }

  RoomChange.Leave leave(String room, JsonNode body, UserId by) {
    return new RoomChange.Leave(room(room), id(body), by);
  }

  RoomChange.Invite invite(String room, JsonNode body, UserId by) {
    return new RoomChange.Invite(room(room), id(body), by, user(body));
  }

  RoomChange.Remove remove(String room, JsonNode body, UserId by) {
    return new RoomChange.Remove(room(room), id(body), by, user(body));
  }

  RoomChange.Ban ban(String room, JsonNode body, UserId by) {
    return new RoomChange.Ban(room(room), id(body), by, user(body), lasting(body));
  }

  RoomChange.Unban unban(String room, JsonNode body, UserId by) {
    return new RoomChange.Unban(room(room), id(body), by, user(body));
  }

  /// Nobody is made an owner: the next in line becomes it when the last one leaves.
  RoomChange.SetRole setRole(String room, JsonNode body, UserId by) {
    var role =
        SETTABLE.stream()
            .filter(one -> one.wireName().equals(text(body, "role")))
            .findAny()
            .orElseThrow(() -> new ProblemException(Problem.invalidField("role")));
    return new RoomChange.SetRole(room(room), id(body), by, user(body), role);
  }

  /// Whom a question is about; nobody in particular where nobody is named.
  Set<UserId> people(@Nullable List<String> named) {
    if (named == null) {
      return Set.of();
    }
    if (named.size() > MOST_PEOPLE) {
      throw new ProblemException(Problem.invalidField("user").boundedBy(MOST_PEOPLE));
    }
    return named.stream().map(text -> new UserId(uuid("user", text))).collect(toSet());
  }

  RoomId room(String text) {
    return new RoomId(uuid("room", text));
  }

  private static UserId user(JsonNode body) {
    return new UserId(uuid("user", text(body, "user")));
  }

  private static Optional<Duration> lasting(JsonNode body) {
    var seconds = body.get("seconds");
    if (seconds == null) {
      return Optional.empty();
    }
    if (!seconds.isIntegralNumber()
        || !seconds.canConvertToLong()
        || seconds.longValue() < SHORTEST_BAN.toSeconds()
        || seconds.longValue() > LONGEST_BAN.toSeconds()) {
      throw new ProblemException(
          Problem.invalidField("seconds").boundedBy(LONGEST_BAN.toSeconds()));
    }
    return Optional.of(Duration.ofSeconds(seconds.longValue()));
  }

  private EventId id(JsonNode body) {
    var value = uuid("id", text(body, "id"));
    if (!EventId.isVersion7(value)) {
      throw invalidId("id");
    }
    var id = new EventId(value);
    var now = clock.instant();
    if (id.time().isAfter(now.plus(MOST_AHEAD))) {
      throw new ProblemException(Problem.idFromFuture("id", now));
    }
    return id;
  }

  private static UUID uuid(String field, String text) {
    return CanonicalUuid.parse(text).orElseThrow(() -> invalidId(field));
  }

  private static <T> T text(
      JsonNode body, String field, Function<String, Optional<T>> parser, int longest) {
    return parser
        .apply(text(body, field))
        .orElseThrow(() -> new ProblemException(Problem.invalidField(field).boundedBy(longest)));
  }

  private static String text(JsonNode body, String field) {
    if (!body.isObject()) {
      throw new ProblemException(ErrorCode.MALFORMED);
    }
    var node = body.get(field);
    if (node == null || !node.isString()) {
      throw new ProblemException(Problem.invalidField(field));
    }
    return node.stringValue();
  }

  private static ProblemException invalidId(String field) {
    return new ProblemException(Problem.of(ErrorCode.INVALID_ID).at(field));
  }
}
