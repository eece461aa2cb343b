package teahouse.chat.room;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/// @param answerWithin how long the answer to a change waits for its event to be read back; then it
///   says `pending`
/// @param noteWithin how long the node that relayed an event waits until it reads it back, to note
///   its seq for those who ask again
@Validated
@ConfigurationProperties("teahouse.room")
record RoomSettings(
    @DefaultValue("3s") Duration answerWithin, @DefaultValue("90s") Duration noteWithin) {}
