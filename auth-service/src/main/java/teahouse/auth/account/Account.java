package teahouse.auth.account;

/// What everybody may know of somebody.
public record Account(UserId id, String userName, String displayName) {}
