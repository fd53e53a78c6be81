//! A participant's timeline: a line for each thing that happened, newest first. Written by `perform` alone.

use sea_orm::ActiveValue::Set;
use sea_orm::entity::prelude::*;
use sea_orm::{DatabaseConnection, QueryOrder, QuerySelect};

use crate::access::Act;
use crate::shared::{CaseId, Day, Fault, Happening, Instant, ObjectKind, OrganizationId, ParticipantId, UserId, What};

crate::ids! {
    /// A line of a timeline.
    LineId,
}

/// A line.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "timeline")]
pub struct Model {
    /// The line; later ones sort later.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: LineId,
    /// Whose data.
    pub organization_id: OrganizationId,
    /// Whose timeline.
    pub participant_id: ParticipantId,
    /// Of which case.
    pub case_id: Option<CaseId>,
    /// What happened: the sentence is `timeline-<what>` in the catalogue.
    pub what: What,
    /// The kind of row it is about.
    pub object: ObjectKind,
    /// That row.
    pub object_id: Uuid,
    /// The day it counts from.
    pub day: Day,
    /// When it was recorded.
    pub at: Instant,
    /// Who did it, where a person did.
    pub user_id: Option<UserId>,
    /// What the sentence names.
    pub words: Json,
}

impl ActiveModelBehavior for ActiveModel {}

/// What happened to a participant that is nobody's business on a timeline: being looked at stands in the audit trail.
const UNSEEN: &[What] = &[What::RecordOpened];

/// Whether a happening becomes a line of somebody's timeline.
pub(crate) fn is_seen(happening: &Happening) -> bool {
    happening.participant.is_some() && !UNSEEN.contains(&happening.what)
}

/// Writes the line of a happening, where it concerns a participant.
pub(crate) async fn write(act: &Act<'_>, happening: &Happening) -> Result<(), DbErr> {
    let Some(participant) = happening.participant.filter(|_| is_seen(happening)) else { return Ok(()) };
    let words: serde_json::Map<_, _> =
        happening.words.iter().map(|(name, value)| ((*name).to_owned(), value.clone().into())).collect();
    let row = ActiveModel {
        id: Set(LineId::new()),
        organization_id: Set(act.organization()),
        participant_id: Set(participant),
        case_id: Set(happening.case),
        what: Set(happening.what),
        object: Set(happening.object),
        object_id: Set(happening.id),
        day: Set(happening.day.unwrap_or(act.today())),
        at: Set(act.by.at),
        user_id: Set(act.user()),
        words: Set(words.into()),
    };
    Entity::insert(row).exec_without_returning(act.tx()).await.map(drop)
}

/// The lines of a participant before `before`, newest first; the caller has scoped the participant.
///
/// # Errors
/// Where the database fails.
pub async fn lines(
    db: &DatabaseConnection,
    participant: ParticipantId,
    before: Option<LineId>,
    most: u64,
) -> Result<Vec<Model>, Fault> {
    let mut lines = Entity::find().filter(Column::ParticipantId.eq(participant));
    if let Some(before) = before {
        lines = lines.filter(Column::Id.lt(before));
    }
    Ok(lines.order_by_desc(Column::Id).limit(most).all(db).await?)
}
