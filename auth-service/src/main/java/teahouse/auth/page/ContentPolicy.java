package teahouse.auth.page;

import java.net.URI;

/// What a page may load and where its forms may lead: its own style and pictures, this origin.
final class ContentPolicy {

  static final String HEADER = "Content-Security-Policy";

  private static final String BASE =
      "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none';"
          + " frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none';"
          + " form-action 'self'";

  static final String OF_PAGES = BASE;

  private ContentPolicy() {}

  /// Browsers hold a form to this rule through redirects too: the client's address must be in it.
  static String leadingTo(URI redirect) {
    return BASE + " " + redirect.getScheme() + "://" + redirect.getRawAuthority();
  }
}
