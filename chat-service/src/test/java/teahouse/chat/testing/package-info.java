/// What all tests of this service share: a running node, people with tokens, an issuer of tokens.
@NullMarked
package teahouse.chat.testing;

import org.jspecify.annotations.NullMarked;
