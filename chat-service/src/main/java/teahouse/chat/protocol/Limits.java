package teahouse.chat.protocol;

/// What `welcome` tells of the bounds.
public record Limits(
    int frameBytes,
    int textCharacters,
    int liveRooms,
    int subscribeRooms,
    int messagesPerMinute,
    int messageBurst,
    int socketsPerUser,
    int outboundBytes) {}
