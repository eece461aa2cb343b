package teahouse.auth.account;

/// `#/components/schemas/User` of the contract.
record UserBody(String id, String userName, String displayName) {

  static UserBody of(Account account) {
    return new UserBody(account.id().toString(), account.userName(), account.displayName());
  }
}
