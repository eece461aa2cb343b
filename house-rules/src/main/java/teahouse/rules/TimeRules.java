package teahouse.rules;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.lang.ArchRule;
import java.util.stream.Stream;

/// Time comes from an injected `Clock`, so that a test can say what time it is.
final class TimeRules {

  private static final String BEAN = "org.springframework.context.annotation.Bean";

  private TimeRules() {}

  static Stream<ArchRule> all() {
    return Stream.of(noNowWithoutClock(), clocksAreBeans());
  }

  static ArchRule noNowWithoutClock() {
    return noClasses()
        .should()
        .accessTargetWhere(
            Calls.matching("now() without a Clock", TimeRules::readsTheWallClock)
                .or(Calls.of("java.lang.System", "currentTimeMillis"))
                .or(
                    Calls.matching(
                        "new Date()",
                        access ->
                            access.getTargetOwner().getName().equals("java.util.Date")
                                && access.getTarget().getName().equals("<init>")
                                && Calls.parameterTypes(access).isEmpty())))
        .as("no now() without a Clock");
  }

  static ArchRule clocksAreBeans() {
    return noClasses()
        .should()
        .accessTargetWhere(
            Calls.of("java.time.Clock", "system", "systemUTC", "systemDefaultZone")
                .and(
                    Calls.matching(
                        "outside a @Bean method",
                        access -> !access.getOrigin().isAnnotatedWith(BEAN))))
        .as("a system Clock is made in a @Bean method only, and injected everywhere else");
  }

  private static boolean readsTheWallClock(JavaAccess<?> access) {
    return access.getTargetOwner().getPackageName().startsWith("java.time")
        && access.getTarget().getName().equals("now")
        && !Calls.parameterTypes(access).contains("java.time.Clock");
  }
}
