package teahouse.chat.room;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;
import teahouse.chat.moderation.Ban;
import teahouse.chat.vocabulary.WireTime;

/// What `contracts/openapi/chat.yaml` calls `Ban`.
@JsonInclude(JsonInclude.Include.NON_NULL)
record BanJson(String user, String by, String since, @Nullable String until) {

  static BanJson of(Ban ban) {
    return new BanJson(
        ban.user().toString(),
        ban.by().toString(),
        WireTime.of(ban.since()),
        ban.until().map(WireTime::of).orElse(null));
  }

  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Bans(List<BanJson> bans, @Nullable String next) {
    static Bans of(Page<Ban> page) {
      return new Bans(page.items().stream().map(BanJson::of).toList(), page.next().orElse(null));
    }
  }

  /// What the banned hear of it.
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Own(@Nullable String until) {
    static Own of(Ban ban) {
      return new Own(ban.until().map(WireTime::of).orElse(null));
    }
  }
}
