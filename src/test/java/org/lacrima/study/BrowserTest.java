package org.lacrima.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lacrima.study.RealBrowser.answerAll;
import static org.lacrima.study.RealBrowser.assertAccessible;
import static org.lacrima.study.RealBrowser.assertFits;
import static org.lacrima.study.RealBrowser.begin;
import static org.lacrima.study.RealBrowser.click;
import static org.lacrima.study.RealBrowser.picture;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URL;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A real browser on a phone's screen. Pictures of what it saw: {@code target/pictures}. */
@QuarkusTest
class BrowserTest {

  private static @Nullable RealBrowser browser;

  @TestHTTPResource("/s/crying-in-therapy")
  @Nullable URL study;

  @BeforeAll
  static void launch() {
    browser = new RealBrowser();
  }

  @AfterAll
  static void quit() {
    if (browser != null) {
      browser.close();
    }
  }

  private static BrowserContext device(int width, int height, boolean scripts, ColorScheme scheme) {
    return Objects.requireNonNull(browser).device(width, height, scripts, scheme);
  }

  /** Answers every control of every page as somebody who has cried, and sends it all. */
  private String wholeSurvey(BrowserContext context, String name) {
    Page page = context.newPage();
    page.navigate(String.valueOf(study));
    picture(page, name + "-0-landing");
    begin(page);
    int pages = 0;
    while (page.url().contains("/pages/")) {
      pages++;
      assertThat(page.title()).contains("Part " + pages + " of ");
      answerAll(page);
      assertFits(page);
      picture(page, name + "-" + pages);
      click(page, "Save and continue");
    }
    assertThat(pages).isEqualTo(10);
    picture(page, name + "-send");
    click(page, "Send my answers");
    picture(page, name + "-done");
    assertThat(page.locator("#receipt").innerText()).matches("[0-9A-Z]{5}-[0-9A-Z]{5}");
    return page.locator("#withdrawal").innerText();
  }

  @Test
  void the_whole_survey_can_be_answered_on_a_phone_with_scripts_on() {
    try (BrowserContext phone = device(390, 844, true, ColorScheme.LIGHT)) {
      wholeSurvey(phone, "phone");
    }
    assertThat(Stored.newest(Stored.lastResponse()))
        .containsEntry("ever_cried", "1")
        .containsEntry("cry_pos_01", "1")
        .containsEntry("wai_12", "1");
  }

  @Test
  void the_whole_survey_can_be_answered_and_withdrawn_with_scripts_off() {
    try (BrowserContext phone = device(320, 640, false, ColorScheme.DARK)) {
      String code = wholeSurvey(phone, "small-dark");
      String id = Stored.lastResponse();
      assertThat(Stored.newest(id)).containsEntry("ever_cried", "1");
      Page page = phone.newPage();
      phone.clearCookies();
      page.navigate(study + "/withdraw");
      page.locator("#code").fill(code);
      picture(page, "small-dark-withdraw");
      click(page, "See what is stored");
      assertThat(page.locator("main").innerText()).contains("alert(1)</script> I felt lighter.");
      assertFits(page);
      picture(page, "small-dark-kept");
      click(page, "Delete everything");
      picture(page, "small-dark-sure");
      click(page, "Delete my answers");
      picture(page, "small-dark-withdrawn");
      assertThat(page.locator("#receipt").innerText()).matches("[0-9A-Z-]{18}");
      assertThat(page.locator("h1").innerText()).isEqualTo("Your answers are deleted");
      assertThat(Stored.rows(id)).isEmpty();
    }
  }

  @Test
  void two_tabs_opened_at_once_can_both_be_sent() {
    try (BrowserContext desk = device(1100, 900, true, ColorScheme.LIGHT)) {
      Page one = desk.newPage();
      one.navigate(String.valueOf(study));
      // as if both had been asked for before either answer was there
      desk.clearCookies();
      Page two = desk.newPage();
      two.navigate(String.valueOf(study));
      for (Page page : List.of(one, two)) {
        begin(page);
        assertThat(page.url()).contains("/pages/");
      }
    }
  }

  @Test
  void a_form_that_comes_back_can_be_sent_again() {
    try (BrowserContext desk = device(390, 844, true, ColorScheme.DARK)) {
      Page page = desk.newPage();
      page.navigate(String.valueOf(study));
      begin(page);
      page.locator("input[name=age][type=text]").fill("44");
      desk.clearCookies(new BrowserContext.ClearCookiesOptions().setName("csrf-token"));
      click(page, "Save and continue");
      assertThat(page.locator("h1").innerText()).isEqualTo("Please send this once more");
      picture(page, "again");
      assertAccessible(page);
      click(page, "Send it again");
      assertThat(page.locator("h1").innerText()).isNotEqualTo("Please send this once more");
      assertThat(Stored.newest(Stored.lastResponse())).containsEntry("age", "44");
    }
  }

  @Test
  void a_mistake_takes_the_focus_and_leads_to_its_item() {
    try (BrowserContext desk = device(1100, 900, true, ColorScheme.LIGHT)) {
      Page page = desk.newPage();
      page.navigate(String.valueOf(study));
      begin(page);
      page.locator("input[name=age][type=text]").fill("young");
      page.locator("input[name=age][type=text]").press("Enter");
      assertThat(page.locator("#mendings").evaluate("e => e === document.activeElement"))
          .isEqualTo(true);
      picture(page, "desk-mend");
      assertAccessible(page);
      page.locator("#mendings a").click();
      assertThat(
              page.locator("input[name=age][type=text]")
                  .evaluate("e => e === document.activeElement"))
          .isEqualTo(true);
      assertThat(page.locator("input[name=age][type=text]").inputValue()).isEqualTo("young");
    }
  }

  @Test
  void a_researcher_gets_from_the_log_in_to_the_data_and_axe_finds_nothing() throws Exception {
    ResearcherTest.account("researcher", true);
    try (BrowserContext desk = device(1100, 800, true, ColorScheme.LIGHT)) {
      Page page = desk.newPage();
      page.navigate(study + "/../../studies");
      assertAccessible(page);
      page.getByLabel("User name").fill("researcher");
      page.getByLabel("Password").fill(ResearcherTest.PASSWORD);
      picture(page, "researcher-login");
      click(page, "Log in");
      assertThat(page.url()).endsWith("/password");
      assertAccessible(page);
      page.getByLabel("Present password").fill(ResearcherTest.PASSWORD);
      page.getByLabel("New password", new Page.GetByLabelOptions().setExact(true))
          .fill("an own password");
      page.getByLabel("New password again").fill("an own password");
      picture(page, "researcher-password");
      click(page, "Keep this password");
      assertThat(page.url()).endsWith("/studies");
      assertAccessible(page);
      picture(page, "researcher-studies");
      page.getByText("Crying in therapy").first().click();
      assertAccessible(page);
      picture(page, "researcher-study");
      page.navigate(study + "/../../studies/real-study");
      click(page, "Open it for participants");
      assertAccessible(page);
      picture(page, "researcher-refused");
    }
  }

  @Test
  void every_choice_of_a_row_says_its_number_and_its_words() {
    try (BrowserContext desk = device(1100, 900, false, ColorScheme.LIGHT)) {
      Visitor visitor = new Visitor();
      String at = visitor.begin();
      while (!at.endsWith("/alliance")) {
        visitor.get(at);
        at = Visitor.path(visitor.post(at));
      }
      Page page = desk.newPage();
      page.setContent(visitor.get(at).asString());
      assertThat(page.getByRole(com.microsoft.playwright.options.AriaRole.RADIO).first())
          .satisfies(
              radio ->
                  assertThat(
                          page.getByLabel("1 seldom").count() + page.getByLabel("5 always").count())
                      .isEqualTo(24));
    }
  }

  @Test
  void on_a_phone_the_first_page_leads_to_its_button_soon_and_folds_nothing_away_for_good() {
    for (boolean scripts : new boolean[] {true, false}) {
      try (BrowserContext context = device(390, 760, scripts, ColorScheme.LIGHT)) {
        Page page = context.newPage();
        page.navigate(String.valueOf(study));
        Locator more = page.locator("details.more");
        assertThat(page.locator("#begin .go button").boundingBox().y).isLessThan(3 * 760);
        assertThat(page.getByText("Who is asking.").isVisible()).isTrue();
        assertThat(page.getByText("By going on you say").isVisible()).isTrue();
        assertThat(more.locator("summary").innerText())
            .contains("What may be hard")
            .contains("What happens with your answers")
            .contains("Taking it back");
        Locator folded = page.getByText("They are kept without your name");
        assertThat(folded.isVisible()).isFalse();
        more.locator("summary").click();
        assertThat(folded.isVisible()).isTrue();
      }
    }
  }
}
