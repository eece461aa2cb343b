package teahouse.chat.token;

/// Hears of ended sessions, on the thread that reads `session-events`: it must not wait.
///
/// Register what a session opens first and ask [EndedSessions#endOf(Caller)] afterwards: then no
/// end falls between the two.
public interface SessionEndListener {

  void ended(SessionEnd end);
}
