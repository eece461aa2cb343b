package teahouse.rules.circle.alpha;

import teahouse.rules.circle.beta.Beta;

public record Alpha(Beta other) {}
