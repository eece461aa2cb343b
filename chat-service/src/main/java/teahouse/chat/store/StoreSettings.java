package teahouse.chat.store;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/// @param patience how long a request waits for the database before it is told to try again; above
///   the server's own limits for locks and statements
@Validated
@ConfigurationProperties("teahouse.store")
record StoreSettings(@DefaultValue("6s") Duration patience) {}
