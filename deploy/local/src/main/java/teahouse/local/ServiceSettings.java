package teahouse.local;

import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/// What a service must be told to find the rest of the stack. The same names are set by every other
/// deployment; secrets come from the services' own `insecure-local` profile.
///
/// @param origin what people type into the browser, which is the issuer of all tokens
/// @param more what the options say, of every service
record ServiceSettings(
    URI origin,
    String bootstrapServers,
    Map<Service, Replicas> replicas,
    Map<String, String> more) {
  Map<String, String> of(Service service, Map<Service, DatabaseAddress> databases) {
    var settings = new HashMap<>(more);
    settings.put("spring.profiles.active", "insecure-local");
    settings.put("teahouse.issuer", origin.toString());
    if (service != Service.GATEWAY) {
      settings.put("teahouse.kafka.bootstrap-servers", bootstrapServers);
    }
    switch (service) {
      case AUTH -> {}
      case CHAT -> {
        settings.put("teahouse.jwk-set-uri", uri(Service.AUTH) + "/oauth2/jwks");
        settings.put("teahouse.token-uri", uri(Service.AUTH) + "/oauth2/token");
        settings.put("teahouse.history-uri", uri(Service.HISTORY));
      }
      case HISTORY -> settings.put("teahouse.jwk-set-uri", uri(Service.AUTH) + "/oauth2/jwks");
      case GATEWAY -> {
        settings.put("teahouse.jwk-set-uri", uri(Service.AUTH) + "/oauth2/jwks");
        settings.put("teahouse.token-uri", uri(Service.AUTH) + "/oauth2/token");
        settings.put("teahouse.auth-uri", uri(Service.AUTH));
        settings.put("teahouse.chat-uri", uri(Service.CHAT));
        settings.put("teahouse.history-uri", uri(Service.HISTORY));
      }
    }
    var database = databases.get(service);
    if (database != null) {
      settings.put("teahouse.database.host", database.host());
      settings.put("teahouse.database.port", Integer.toString(database.port()));
      settings.put("teahouse.database.name", database.name());
      settings.put("teahouse.database.user", database.user());
      settings.put("teahouse.database.password", database.password());
    }
    return settings;
  }

  private String uri(Service service) {
    return Objects.requireNonNull(replicas.get(service)).uri().toString();
  }
}
