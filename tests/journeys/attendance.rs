//! Twenty learners by phone: one screen, one save, and it stays where it was.

use fantoccini::Locator;
use tests::both;
use tests::people::{DENISE, RAJESH};

both!(a_sheet_is_marked_on_a_phone, async |tandem| {
    let program = tandem.open_program().await;
    let class = tandem.class(program, 20).await;
    for nth in 0..20 {
        let case = tandem.active(program, &format!("Learner Nr{nth:02}"), DENISE).await;
        tandem.seat(&class, case).await;
    }
    let browser = tandem.browser().await;
    browser.set_width(360).await;
    browser.sign_in(RAJESH).await;
    browser.open("/training").await;
    browser.follow("Mark attendance").await;
    // A thumb scrolls first: at the lower edge of a phone stand the desk's places.
    let touch = async |nth: usize, mark: &str| {
        let row = format!("document.querySelectorAll('fieldset.sheet-row')[{nth}]");
        browser.run(&format!("{row}.scrollIntoView({{ block: 'center' }})")).await;
        let label =
            format!("(//fieldset[contains(@class, 'sheet-row')])[{}]//label[normalize-space()='{mark}']", nth + 1);
        browser.click(Locator::XPath(&label)).await;
    };
    touch(3, "Absent").await;
    touch(7, "Late").await;
    browser.reads("20 of 20 marked").await;
    browser.press("Save sheet").await;
    browser.reads("The sheet is saved.").await;
    let marked = async |value: &str| {
        let script = format!("return document.querySelectorAll('input[value={value}]:checked').length");
        browser.run(&script).await.as_u64()
    };
    assert_eq!((marked("absent").await, marked("late").await, marked("present").await), (Some(1), Some(1), Some(18)));
    browser.look("sheet").await;
    browser.close().await;
});
