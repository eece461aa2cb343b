package teahouse.gateway.edge;

/// The order in which a request passes the filters of all features, outermost first. It stands in
/// one place because it is a promise: nothing costly happens for a request that a cheaper check
/// refuses, and nothing is read before its size is bounded.
///
/// Spring Security stands at −100.
public final class EdgeOrder {

  public static final int HEADERS = -1000;
  public static final int ADDRESS = -900;
  public static final int HOST = -800;
  public static final int SIZE = -700;
  public static final int ADDRESS_LIMIT = -600;
  public static final int SESSION = -200;
  public static final int USER_LIMIT = -50;

  private EdgeOrder() {}
}
