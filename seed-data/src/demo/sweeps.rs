//! What the worker would have done on a day of the past: the same verbs of the rooms, without the mail.

use chrono::TimeDelta;
use domain::access::{Act, By, Reader};
use domain::follow_up::contacts::sweeps as contacts;
use domain::follow_up::exit::{commands as exit, sweeps as exits};
use domain::follow_up::tasks::sweeps::{self as tasks, Asked};
use domain::perform;
use domain::setup::Store;
use domain::shared::{Day, Fault, Stop};

use super::DemoError;
use super::organization::Larkin;

/// The hour at which the worker goes round, before the office opens.
const ROUND: TimeDelta = TimeDelta::hours(6);

/// Asks what is due on a day and does it, one by one; a row that is not due any more is left alone.
macro_rules! sweep {
    ($store:expr, $by:expr, $due:path, $settle:path) => {{
        let mut asked = Asked { organization: $by.reader.organization, today: $by.today, after: None };
        loop {
            let due = $due($store.read(), asked).await?;
            let Some(last) = due.last() else { break };
            asked.after = Some(*last);
            for id in due {
                perform($store, $by, async move |act: &mut Act<'_>| $settle(act, id).await)
                    .await
                    .map(drop)
                    .or_else(unless_fault)?;
            }
        }
    }};
}

/// Lets `day` pass.
pub(super) async fn let_time_pass(store: &Store, larkin: &Larkin, day: Day) -> Result<(), DemoError> {
    let by: By = larkin.by(Reader::worker(larkin.id), day, ROUND);
    sweep!(store, &by, tasks::to_open, tasks::let_time_pass);
    sweep!(store, &by, tasks::to_miss, tasks::let_time_pass);
    sweep!(store, &by, tasks::to_repeat, tasks::repeat);
    sweep!(store, &by, exits::to_exit, exit::exit);
    sweep!(store, &by, exits::to_close, exit::close);
    sweep!(store, &by, contacts::not_reached, contacts::raise);
    sweep!(store, &by, exits::at_risk, exit::raise_risk);
    Ok(())
}

fn unless_fault(stop: Stop) -> Result<(), Fault> {
    match stop {
        Stop::Fault(fault) => Err(fault),
        _ => Ok(()),
    }
}
