package teahouse.history.testing;

import java.util.UUID;

/// Somebody with a name, for tests to read well.
///
/// @param session the sign-in that their tokens belong to
public record Person(String name, UUID id, String session) {

  public static Person named(String name) {
    return new Person(name, Ids.next(), Ids.next().toString());
  }
}
