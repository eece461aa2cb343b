package teahouse.auth.account;

/// Lengths as people count them.
final class CodePoints {

  private CodePoints() {}

  static int count(String text) {
    return text.codePointCount(0, text.length());
  }
}
