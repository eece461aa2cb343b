package teahouse.auth.session;

/// A session as its owner sees it in the list.
record OpenSession(SignedIn session, Device device) {}
