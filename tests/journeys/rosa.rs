//! Rosa Maldonado, from the first question to a year after: she applies, is tended, is lost for a while, comes back.
//!
//! Each chapter is one day at somebody's desk. Every page on the way is held to the rules of accessibility.

mod applies;
mod is_tended;
mod leaves_and_returns;

use tests::{Browser, Persona, TestTandem, both};

both!(rosa_is_kept_from_being_lost, async |tandem| {
    tandem.open_program_like("workadvance").await;
    applies::she_is_known_from_another_program(tandem).await;

    // Tuesday, 24 November 2026: everything that intake asks.
    applies::lucia_begins_her_application(tandem).await;
    applies::lucia_asks_her_step_by_step(tandem).await;
    applies::rosa_sends_a_paper_from_her_phone(tandem).await;
    applies::lucia_finds_her_eligible_rule_by_rule(tandem).await;
    is_tended::marcus_gives_her_a_place(tandem).await;
    is_tended::denise_writes_the_plan_with_her(tandem).await;

    // Tuesday, 29 December: nobody has spoken with her for five weeks.
    weeks_pass(tandem, 5).await;
    is_tended::everybody_is_reminded_by_mail(tandem);
    is_tended::denise_logs_a_contact_from_today(tandem).await;
    is_tended::marcus_hands_her_over_to_abdul(tandem).await;

    // Tuesday, 30 March 2027: 91 days without a service.
    weeks_pass(tandem, 13).await;
    leaves_and_returns::they_were_warned_by_mail(tandem);
    leaves_and_returns::her_case_has_exited_on_the_day_of_her_last_service(tandem).await;
    leaves_and_returns::a_late_service_undoes_the_exit(tandem).await;

    // Tuesday, 28 March 2028: without another service she has exited again, and is asked after for four quarters.
    weeks_pass(tandem, 52).await;
    leaves_and_returns::a_year_later_she_is_still_asked_after(tandem).await;
});

/// So many weeks go by. Each Monday the worker lives through the days since the last, and Monday's mail leaves.
async fn weeks_pass(tandem: &TestTandem, weeks: u32) {
    for _ in 0..weeks {
        tandem.let_days_pass(6);
        tandem.run_worker().await;
        tandem.let_days_pass(1);
    }
    tandem.run_worker().await;
}

/// Somebody sits down at their desk.
async fn desk_of(tandem: &TestTandem, who: Persona) -> Browser {
    let desk = tandem.browser().await;
    desk.sign_in(who).await;
    seen(&desk, "Good").await;
    desk
}

/// These words can be read on the page, by everybody.
async fn seen(desk: &Browser, words: &str) {
    desk.reads(words).await;
    desk.can_be_used_by_everybody().await;
}
