package teahouse.auth.key;

import com.nimbusds.jose.jwk.RSAKey;
import java.time.Instant;

/// A key and when it takes over.
record SigningKey(int generation, RSAKey key, Instant signsFrom) {}
