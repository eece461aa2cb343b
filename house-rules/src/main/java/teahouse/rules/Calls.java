package teahouse.rules;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/// Picks out calls and method references (`Mono::block` is a call in disguise) by owner and name.
final class Calls {

  private Calls() {}

  static DescribedPredicate<JavaAccess<?>> of(String owner, String... names) {
    Set<String> wanted = Set.of(names);
    return matching(
        owner + "." + List.of(names),
        access ->
            wanted.contains(access.getTarget().getName())
                && access.getTargetOwner().isAssignableTo(owner));
  }

  static DescribedPredicate<JavaAccess<?>> matching(
      String description, Predicate<JavaAccess<?>> condition) {
    return DescribedPredicate.describe(description, condition);
  }

  static List<String> parameterTypes(JavaAccess<?> access) {
    return access.getTarget() instanceof CodeUnitAccessTarget target
        ? target.getRawParameterTypes().stream().map(JavaClass::getName).toList()
        : List.of();
  }
}
