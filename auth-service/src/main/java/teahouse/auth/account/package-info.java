/// Who somebody is: names, password, profile.
///
/// Owns the table `account`:
///
/// ```
/// account
///   id                 UUIDv7, the `sub` of tokens
///   user_name          as written (NFC)
///   user_name_key      NFKC case folding of it, unique: no two accounts differ only by case or width
///   user_name_skeleton confusable skeleton (UTS #39) of that, unique: no two accounts look alike
///   display_name       as written; display_name_key, its folding, is what a search by prefix reads
///   password_hash      Argon2id, PHC string
/// ```
///
/// Names are decided in pure code (`UserName`, `DisplayName`, `PasswordRules`), uniqueness by the
/// table's keys alone, so that two sign-ups at once cannot both win.
@NullMarked
package teahouse.auth.account;

import org.jspecify.annotations.NullMarked;
