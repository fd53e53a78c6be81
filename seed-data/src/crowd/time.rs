//! What the worker does on the crowd's last day, the same verbs, many in one transaction.

use domain::access::{Act, Reader};
use domain::follow_up::contacts::sweeps as contacts;
use domain::follow_up::exit::{commands as exit, sweeps as exits};
use domain::follow_up::tasks::sweeps::{self as tasks, Asked};
use domain::setup::Store;

use super::{Crowd, CrowdError};

/// Asks what is due today and does it, a batch of rows at a time.
macro_rules! sweep {
    ($store:expr, $crowd:expr, $due:path, $settle:path) => {{
        let by = $crowd.by(Reader::worker($crowd.id), 0);
        let mut asked = Asked { organization: $crowd.id, today: $crowd.today, after: None };
        loop {
            let due = $due($store.read(), asked).await?;
            let Some(last) = due.last() else { break };
            asked.after = Some(*last);
            let settle = async move |act: &mut Act<'_>| {
                for id in &due {
                    $settle(act, *id).await?;
                }
                Ok(())
            };
            $crowd.play($store, by.clone(), "to let time pass", settle).await?;
        }
    }};
}

/// Lets everything happen that is due today.
pub(super) async fn pass(store: &Store, crowd: &Crowd) -> Result<(), CrowdError> {
    sweep!(store, crowd, exits::to_exit, exit::exit);
    sweep!(store, crowd, tasks::to_open, tasks::let_time_pass);
    sweep!(store, crowd, tasks::to_miss, tasks::let_time_pass);
    sweep!(store, crowd, exits::to_close, exit::close);
    sweep!(store, crowd, contacts::not_reached, contacts::raise);
    sweep!(store, crowd, exits::at_risk, exit::raise_risk);
    // What was planned just now may have opened at once.
    sweep!(store, crowd, tasks::to_open, tasks::let_time_pass);
    sweep!(store, crowd, tasks::to_miss, tasks::let_time_pass);
    Ok(())
}
