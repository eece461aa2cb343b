/// What tokens are signed with, shared by all replicas through the database.
///
/// ```
/// signing_key
///   generation   1, 2, 3 …: two replicas that make the next key at once meet at this primary key
///   kid          the key's id in tokens and at /oauth2/jwks
///   sealed       the private JWK, AES-256-GCM, bound to its kid
///   signs_from   when it takes over
/// ```
///
/// A key is published long before it signs and for a while after, so that whoever keeps the set for
/// some minutes never meets an unknown one. At any time there is one that signs and one to come.
@NullMarked
package teahouse.auth.key;

import org.jspecify.annotations.NullMarked;
