package teahouse.local.demo;

/// The people of the demo. They live on local stacks only, where everybody may know their
/// passwords.
public enum Person {
  LIN_QING("lin_qing", "林青", "insecure-local-longjing"),
  MAYA("maya", "Maya Okafor", "insecure-local-earl-grey"),
  CHEN_MO("chen_mo", "陈默", "insecure-local-tieguanyin"),
  TOMAS("tomas", "Tomás Rivera", "insecure-local-rooibos"),
  XIAOMAN("xiaoman", "周小满", "insecure-local-jasmine");

  private final String userName;
  private final String displayName;
  private final String password;

  Person(String userName, String displayName, String password) {
    this.userName = userName;
    this.displayName = displayName;
    this.password = password;
  }

  public String userName() {
    return userName;
  }

  public String password() {
    return password;
  }

  String displayName() {
    return displayName;
  }

  static Person named(String userName) {
    for (var person : values()) {
      if (person.userName.equals(userName)) {
        return person;
      }
    }
    throw new IllegalArgumentException("nobody in the demo is called " + userName);
  }
}
