package teahouse.bench.growth;

import teahouse.bench.Scenario;

/// One point of a curve before it is measured.
record Step(Curve curve, int size, Scenario scenario) {}
