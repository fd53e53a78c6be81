//! When two records of one person become one, their duties and contacts go along, and back with the undoing.

use sea_orm::EntityTrait;

use super::{contacts, tasks};
use crate::access::Act;
use crate::intake::merge::moves::{bring_back, carry, table};
use crate::intake::merge::{self, MergeId};
use crate::shared::{Answer, Happening, What};

/// The tables of this room that go with the person.
pub fn tables() -> Vec<&'static str> {
    vec![table::<contacts::Entity>(), table::<tasks::Entity>()]
}

/// Moves what belongs to the person.
///
/// # Errors
/// Where the database fails.
pub(crate) async fn follow(act: &Act<'_>, happening: &Happening) -> Answer<()> {
    let undone = match happening.what {
        What::PeopleMerged => false,
        What::MergeUndone => true,
        _ => return Ok(()),
    };
    let merge = merge::Entity::find_by_id(MergeId(happening.id)).one(act.tx()).await?;
    let Some(merge) = merge else { return Ok(()) };
    let (contact, task) =
        ((contacts::Column::Id, contacts::Column::ParticipantId), (tasks::Column::Id, tasks::Column::ParticipantId));
    if undone {
        bring_back::<contacts::Entity>(act, &merge, contact).await?;
        bring_back::<tasks::Entity>(act, &merge, task).await?;
    } else {
        carry::<contacts::Entity>(act, &merge, contact).await?;
        carry::<tasks::Entity>(act, &merge, task).await?;
    }
    Ok(())
}
