package teahouse.rules.circle.beta;

import teahouse.rules.circle.alpha.Alpha;

public record Beta(Alpha other) {}
