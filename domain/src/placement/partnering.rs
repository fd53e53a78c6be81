//! What jobs say of an employer: the last day that it opened an order or hired somebody who came through the program.

use sea_orm::entity::prelude::*;
use sea_orm::{QueryOrder, QuerySelect};

use super::placements::rules::CameThrough;
use super::{job_orders, placements};
use crate::access::Act;
use crate::employers::employer::commands::note_partnered;
use crate::shared::{Day, EmployerId};

/// Derives that day anew from the orders and placements that stand.
pub(in crate::placement) async fn derive(act: &Act<'_>, employer: EmployerId) -> Result<(), DbErr> {
    let opened = job_orders::Entity::find().select_only().column(job_orders::Column::OpenedOn);
    let opened = opened.filter(job_orders::Column::EmployerId.eq(employer));
    let opened: Option<Day> =
        opened.order_by_desc(job_orders::Column::OpenedOn).limit(1).into_tuple().one(act.tx()).await?;
    let hired = placements::Entity::find().select_only().column(placements::Column::StartsOn);
    let hired = hired
        .filter(placements::Column::EmployerId.eq(employer))
        .filter(placements::Column::CameThrough.eq(CameThrough::Program))
        .filter(placements::Column::StruckAt.is_null());
    let hired: Option<Day> =
        hired.order_by_desc(placements::Column::StartsOn).limit(1).into_tuple().one(act.tx()).await?;
    note_partnered(act, employer, opened.max(hired)).await
}
