package teahouse.auth.account;

import java.util.List;

record UserList(List<UserBody> users) {

  static UserList of(List<Account> accounts) {
    return new UserList(accounts.stream().map(UserBody::of).toList());
  }
}
