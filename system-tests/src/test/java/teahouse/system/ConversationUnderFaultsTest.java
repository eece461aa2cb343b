package teahouse.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import teahouse.local.Service;
import teahouse.system.stranger.Stranger;
import teahouse.system.witness.Trial;
import teahouse.system.witness.Witness;

/// Whatever is killed in mid-conversation: nothing acknowledged is lost, nothing comes twice,
/// nobody has a hole.
@ExtendWith(House.Extension.class)
class ConversationUnderFaultsTest {

  private static final int POSTS_EACH = 60;

  @Test
  void chatServiceDiesInMidConversation(House house) {
    survives(house, "fault_chat", Service.CHAT);
  }

  @Test
  void historyServiceDiesInMidConversation(House house) {
    survives(house, "fault_history", Service.HISTORY);
  }

  @Test
  void theGatewayDiesInMidConversation(House house) {
    survives(house, "fault_gateway", Service.GATEWAY);
  }

  private static void survives(House house, String names, Service victim) {
    Stranger alice = Stranger.signsUp(house.address(), names + "_a", "Alice");
    Stranger bob = Stranger.signsUp(house.address(), names + "_b", "Bob");
    String room = alice.makesRoom("Through thick and thin", "public");
    bob.joins(room);
    try (Witness alices = Witness.of("alice", alice, List.of(room));
        Witness bobs = Witness.of("bob", bob, List.of(room));
        Witness bobsPhone = Witness.of("bob's phone", bob, List.of(room))) {
      speak(room, alices, bobs);
      house.kills(victim);
      speak(room, alices, bobs);
      house.restarts(victim);
      speak(room, alices, bobs);
      Trial trial =
          new Trial(
              house.bootstrapServers(), Map.of(room, alice), List.of(alices, bobs, bobsPhone));
      assertThat(trial.verdict().toString()).isEqualTo("all promises held");
    }
  }

  private static void speak(String room, Witness alice, Witness bob) {
    for (int i = 0; i < POSTS_EACH / 2; i++) {
      alice.posts(room, "Alice counts: " + i);
      bob.posts(room, "鲍勃数：" + i);
    }
  }
}
