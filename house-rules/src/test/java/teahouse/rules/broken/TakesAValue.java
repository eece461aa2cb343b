package teahouse.rules.broken;

import org.springframework.beans.factory.annotation.Value;

record TakesAValue(@Value("${x}") String x) {}
