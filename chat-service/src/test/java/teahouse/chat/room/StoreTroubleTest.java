package teahouse.chat.room;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.Disposable;
import reactor.core.publisher.Sinks;
import teahouse.chat.store.Store;
import teahouse.chat.testing.ChatNode;
import teahouse.chat.testing.Person;
import teahouse.chat.vocabulary.CanonicalUuid;
import teahouse.chat.vocabulary.RoomId;

class StoreTroubleTest {

  private final ChatNode node = ChatNode.shared();
  private final Guest alice = Guest.at(node);
  private final Guest bob = Guest.at(node);
  private final Sinks.Empty<Void> release = Sinks.empty();

  @AfterEach
  void letGo() {
    release.tryEmitEmpty();
  }

  @Test
  void aChangeThatWaitsTooLongIsToldToTryAgain() {
    var room = alice.makes("Oolong", "public").text("id");
    hold(room);

    var refused = bob.joins(room);

    assertThat(refused.status()).isEqualTo(503);
    assertThat(refused.code()).isEqualTo("store_unavailable");
    assertThat(refused.headers().getFirst("Retry-After")).isEqualTo("1");
    assertThat(refused.number("retryAfterMs")).isEqualTo(1000);
    assertThat(alice.looksAt(room).status()).isEqualTo(200);
  }

  @Test
  void clientsThatGoAwayTakeNoConnectionWithThem() {
    var room = alice.makes("Oolong", "public").text("id");
    hold(room);

    var impatient = IntStream.range(0, 60).mapToObj(_ -> joinAndWait(room)).toList();
    await()
        .pollDelay(Duration.ofMillis(200))
        .untilAsserted(() -> assertThat(impatient).noneMatch(Disposable::isDisposed));
    impatient.forEach(Disposable::dispose);
    release.tryEmitEmpty();

    await()
        .atMost(Duration.ofSeconds(15))
        .untilAsserted(() -> assertThat(alice.looksAt(room).number("memberCount")).isEqualTo(2));
    for (int i = 0; i < 40; i++) {
      assertThat(alice.looksAt(room).status()).isEqualTo(200);
    }
  }

  /// Locks the room's row until [#release], or the test's end.
  private void hold(String room) {
    var id = new RoomId(CanonicalUuid.parse(room).orElseThrow());
    var locked = new CompletableFuture<Void>();
    node.bean(Store.class)
        .transact(database ->
            new RoomTable(database)
                .lock(id)
                .doOnNext(_ -> locked.complete(null))
                .then(release.asMono()))
        .subscribe(_ -> {}, locked::completeExceptionally);
    locked.orTimeout(5, TimeUnit.SECONDS).join();
  }

  private Disposable joinAndWait(String room) {
    return WebClient.create(node.uri().toString())
        .post()
        .uri("/api/v1/rooms/{room}/join", room)
        .header("Authorization", "Bearer " + bob.person().token())
        .bodyValue(Map.of("id", Person.newId().toString()))
        .retrieve()
        .toBodilessEntity()
        .subscribe(_ -> {}, _ -> {});
  }
}
