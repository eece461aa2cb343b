package teahouse.auth.account;

/// What somebody wants to sign up with, as it came.
public record SignUp(String userName, String displayName, String password) {

  /// Without the password: records are printed when one least expects it.
  @Override
  public String toString() {
    return "SignUp[userName=" + userName + "]";
  }
}
