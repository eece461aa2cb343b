package teahouse.rules;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.stream.Stream;

/// What would stall an event loop, or lose an error, in a service that is reactive end to end.
final class ReactiveRules {

  private static final String MONO = "reactor.core.publisher.Mono";
  private static final String FLUX = "reactor.core.publisher.Flux";

  private ReactiveRules() {}

  static Stream<ArchRule> all() {
    return Stream.of(nothingBlocks(), noBareSubscribe(), noBlockingClients());
  }

  static ArchRule nothingBlocks() {
    return noClasses()
        .should()
        .accessTargetWhere(
            Calls.of(MONO, "block", "blockOptional")
                .or(Calls.of(FLUX, "blockFirst", "blockLast", "toIterable", "toStream"))
                .or(Calls.of("java.lang.Thread", "sleep"))
                .or(Calls.of("java.util.concurrent.CompletableFuture", "get", "join"))
                .or(
                    Calls.matching(
                        "Future.get",
                        access ->
                            access.getTarget().getName().equals("get")
                                && access
                                    .getTargetOwner()
                                    .getName()
                                    .equals("java.util.concurrent.Future"))))
        .as("no call waits on a thread: an event loop serves thousands of sockets");
  }

  static ArchRule noBareSubscribe() {
    return noClasses()
        .should()
        .accessTargetWhere(
            Calls.of(MONO, "subscribe")
                .or(Calls.of(FLUX, "subscribe"))
                .and(
                    Calls.matching(
                        "without an error handler",
                        access ->
                            Calls.parameterTypes(access).isEmpty()
                                || Calls.parameterTypes(access)
                                    .equals(List.of("java.util.function.Consumer")))))
        .as("no subscribe() without an error handler: the error would be dropped");
  }

  static ArchRule noBlockingClients() {
    return noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("java.sql..", "javax.sql..", "org.springframework.jdbc..")
        .orShould()
        .dependOnClassesThat()
        .haveFullyQualifiedName("org.springframework.web.client.RestClient")
        .as("no JDBC and no blocking HTTP client in a reactive service");
  }
}
