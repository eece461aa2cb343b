/// The pages of sign-in and sign-up, in Chinese and English: plain HTML by the server, in the same
/// clothes as the web client, without a line of script.
///
/// They keep nothing in this process: who signed in is a cookie of `session`, what they were about
/// to do is another, and the token against forged forms a third.
@NullMarked
package teahouse.auth.page;

import org.jspecify.annotations.NullMarked;
