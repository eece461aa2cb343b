package teahouse.auth.page;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;
import teahouse.auth.problem.Faults;
import teahouse.auth.problem.Languages;
import teahouse.auth.problem.Problem;
import teahouse.auth.problem.Problems;

/// Whatever no controller answered: a page for people, problem details for programs, and nothing of
/// an exception in either.
@Controller
class ErrorsController implements ErrorController {

  private final Pages pages;
  private final Problems problems;
  private final Faults faults;

  ErrorsController(Pages pages, Problems problems, Faults faults) {
    this.pages = pages;
    this.problems = problems;
    this.faults = faults;
  }

  @RequestMapping("/error")
  @Nullable ModelAndView show(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Problem problem = problemOf(request);
    if (!isForPeople(request)) {
      problems.write(problem, request, response);
      return null;
    }
    Locale locale = Languages.of(request);
    response.setStatus(problem.code().status().value());
    return pages
        .page("error", request)
        .addObject("title", problems.title(problem.code(), locale))
        .addObject("advice", problems.advice(problem.code(), locale))
        .addObject("traceId", problem.traceId());
  }

  private Problem problemOf(HttpServletRequest request) {
    if (request.getAttribute(RequestDispatcher.ERROR_EXCEPTION) instanceof Throwable fault) {
      return faults.told(fault);
    }
    Object status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
    return Problem.ofStatus(status instanceof Integer known ? known : 404);
  }

  private static boolean isForPeople(HttpServletRequest request) {
    String path = String.valueOf(request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI));
    String accept = String.valueOf(request.getHeader("Accept"));
    return accept.contains("text/html") && !path.startsWith("/api/");
  }
}
