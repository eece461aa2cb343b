package teahouse.auth.page;

import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.ModelAndView;

/// Redirects to a path, never to a host: nobody who forges `Host` leads anybody away.
final class Redirects {

  private Redirects() {}

  static ModelAndView to(String path, HttpServletResponse response) {
    response.setHeader(HttpHeaders.LOCATION, path);
    var nothingToShow = new ModelAndView((_, _, _) -> {});
    nothingToShow.setStatus(HttpStatus.SEE_OTHER);
    return nothingToShow;
  }
}
