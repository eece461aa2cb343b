package teahouse.rules;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeModel;
import java.lang.classfile.Instruction;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// SQL is a constant with parameters. The one thing that parameters cannot say is how many rows a
/// statement has: for that, and nothing else, a class may call itself `MultiRow…`.
///
/// Concatenation leaves no trace in the class model of ArchUnit, so these rules read the byte code.
final class SqlRules {

  private static final Pattern STATEMENT =
      Pattern.compile(
          "\\b(select\\b.+\\bfrom|insert\\s+(ignore\\s+)?into|replace\\s+into|update\\b.+\\bset"
              + "|delete\\s+from)\\b",
          Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

  private static final Set<String> TAKES_SQL = Set.of("sql", "createStatement", "prepareStatement");

  private static final Set<String> BUILDS_STRINGS =
      Set.of("toString", "format", "formatted", "concat", "join", "replace", "replaceAll");

  private SqlRules() {}

  static Stream<ArchRule> all() {
    return Stream.of(sqlIsConstant());
  }

  static ArchRule sqlIsConstant() {
    return classes()
        .that()
        .haveNameNotMatching(".*\\.MultiRow[^.]*")
        .should(new ConstantSql())
        .as("SQL is a constant with parameters (how many rows: in a class named MultiRow…)");
  }

  private static final class ConstantSql extends ArchCondition<JavaClass> {

    ConstantSql() {
      super("hold no SQL that is put together from strings");
    }

    @Override
    public void check(JavaClass type, ConditionEvents events) {
      for (var method : ClassFile.of().parse(bytesOf(type)).methods()) {
        method
            .code()
            .filter(SqlRules::buildsSql)
            .ifPresent(code ->
                events.add(
                    SimpleConditionEvent.violated(
                        type,
                        type.getName() + "." + method.methodName().stringValue() + " builds SQL")));
      }
    }
  }

  private static boolean buildsSql(CodeModel code) {
    List<Instruction> steps =
        code.elementStream()
            .filter(Instruction.class::isInstance)
            .map(Instruction.class::cast)
            .toList();
    @Nullable Instruction before = null;
    for (Instruction step : steps) {
      if (concatenatesSql(step)) {
        return true;
      }
      if (before != null && takesSql(step) && buildsString(before)) {
        return true;
      }
      before = step;
    }
    return false;
  }

  private static boolean concatenatesSql(Instruction step) {
    return step instanceof InvokeDynamicInstruction call
        && isConcatenation(call)
        && call.bootstrapArgs().stream()
            .anyMatch(part -> STATEMENT.matcher(part.toString()).find());
  }

  private static boolean takesSql(Instruction step) {
    return step instanceof InvokeInstruction call
        && TAKES_SQL.contains(call.name().stringValue())
        && call.type().stringValue().startsWith("(Ljava/lang/String;)");
  }

  private static boolean buildsString(Instruction step) {
    return switch (step) {
      case InvokeDynamicInstruction call -> isConcatenation(call);
      case InvokeInstruction call ->
          BUILDS_STRINGS.contains(call.name().stringValue())
              && call.type().stringValue().endsWith(")Ljava/lang/String;");
      default -> false;
    };
  }

  private static boolean isConcatenation(InvokeDynamicInstruction call) {
    return call.name().stringValue().equals("makeConcatWithConstants");
  }

  private static byte[] bytesOf(JavaClass type) {
    var uri = type.getSource().orElseThrow().getUri();
    try (var in = uri.toURL().openStream()) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + uri, e);
    }
  }
}
