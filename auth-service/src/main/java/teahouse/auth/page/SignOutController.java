package teahouse.auth.page;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;
import teahouse.auth.session.BrowserSession;

@Controller
class SignOutController {

  private final BrowserSession browser;
  private final Pages pages;

  SignOutController(BrowserSession browser, Pages pages) {
    this.browser = browser;
    this.pages = pages;
  }

  /// Says how things stand; a link alone signs nobody out.
  @GetMapping("/sign-out")
  ModelAndView show(HttpServletRequest request) {
    return pages.page(browser.find(request).isPresent() ? "sign-out" : "signed-out", request);
  }

  @PostMapping("/sign-out")
  ModelAndView signOut(HttpServletRequest request, HttpServletResponse response) {
    browser.end(request, response);
    return Redirects.to("/sign-out", response);
  }
}
