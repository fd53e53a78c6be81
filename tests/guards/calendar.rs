//! Days that are unlike others: the last of a quarter, the first of a year, the day that most years lack, the days on
//! which clocks change. On each the pages open, the worker lives the day once, and nobody is told another day.

use chrono::{DateTime, NaiveDate, NaiveTime, TimeDelta, TimeZone, Utc};
use server::{Access, Face, pages};
use tests::people::{DENISE, MARCUS};
use tests::{TestTandem, both};

use super::addresses::Subject;

const DAYS: [(i32, u32, u32); 8] = [
    (2026, 12, 31),
    (2027, 1, 1),
    (2027, 3, 14),
    (2027, 3, 31),
    (2027, 11, 7),
    (2028, 2, 29),
    (2028, 3, 1),
    (2028, 6, 30),
];
/// Just after midnight, in the hour that is lived twice or never, at work, just before midnight.
const HOURS: [(u32, u32); 4] = [(0, 5), (2, 30), (9, 0), (23, 55)];

both!(no_day_is_unlike_the_others, async |tandem| {
    let scene = tandem.scene(2).await;
    for day in DAYS {
        for hour in HOURS {
            let Some(moment) = in_chicago(day, hour) else { continue };
            tandem.set_clock(moment);
            assert_eq!(tandem.today().iso(), format!("{:04}-{:02}-{:02}", day.0, day.1, day.2));
            every_page_opens(tandem, &Subject::first(&scene)).await;
            tandem.run_worker().await;
        }
    }
    let ran = tandem.run_worker().await;
    assert!(ran.iter().all(|report| report.counts.done == 0), "{ran:?}");
});

async fn every_page_opens(tandem: &TestTandem, subject: &Subject) {
    for who in [DENISE, MARCUS] {
        let visitor = tandem.sign_in(who).await;
        for page in pages().iter().filter(|page| page.verbs.contains(&"GET") && page.face == Face::Caseworker) {
            let address = subject.address(tandem, page).await;
            let shown = visitor.get(&address).await;
            assert!(
                matches!(page.access, Access::May(_)) && !shown.status.is_server_error(),
                "{address} at {}",
                tandem.now()
            );
        }
    }
}

/// The moment at which clocks in Chicago show this; nothing for an hour that is skipped, the later of two.
fn in_chicago((year, month, day): (i32, u32, u32), (hour, minute): (u32, u32)) -> Option<DateTime<Utc>> {
    let day = NaiveDate::from_ymd_opt(year, month, day).expect("a day of the calendar");
    let time = NaiveTime::MIN + TimeDelta::hours(hour.into()) + TimeDelta::minutes(minute.into());
    Some(chrono_tz::America::Chicago.from_local_datetime(&day.and_time(time)).latest()?.to_utc())
}
