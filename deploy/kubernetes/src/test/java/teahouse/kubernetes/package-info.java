/// What the manifests must keep. Kustomizations are resolved by a small reader of the subset that
/// they use, which is compared with `kubectl kustomize` where kubectl is at hand.
@NullMarked
package teahouse.kubernetes;

import org.jspecify.annotations.NullMarked;
