package teahouse.rules.broken;

import org.springframework.jdbc.core.simple.JdbcClient;

class UsesJdbc {
  int counts(JdbcClient jdbc) {
    return jdbc.sql("SELECT 1").query(Integer.class).single();
  }
}
