package teahouse.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FormTest {
  @Test
  void hiddenFieldsAreTakenFromThePageAndOthersAreForThePersonToFill() {
    var form =
        Form.in(
            """
            <form method="post"><input type="text" name="username"/>
            <input type="hidden" name="_csrf" value="a+b&#x3D;&#61;&amp;"/><input name="scope" type="hidden" value="chat">
            <input name="scope" type="hidden" value="openid"></form>
            """);
    assertThat(form.with("username", "林").encoded())
        .isEqualTo("_csrf=a%2Bb%3D%3D%26&scope=chat&scope=openid&username=%E6%9E%97");
  }
}
