package teahouse.auth.page;

import org.jspecify.annotations.Nullable;

/// An input as the template shows it.
///
/// @param value what was typed before; nothing for a password
/// @param error what is wrong with it, in the reader's language
/// @param focus whether the page opens with the cursor in it
record Field(String value, @Nullable String error, boolean focus) {

  static Field empty(boolean focus) {
    return new Field("", null, focus);
  }

  boolean isWrong() {
    return error != null;
  }
}
