//! A participant's timeline: a line for each thing that happened, newest first. Written by `perform` alone.

use std::collections::BTreeMap;

use sea_orm::ActiveValue::Set;
use sea_orm::entity::prelude::*;
use sea_orm::{Condition, DatabaseConnection, QueryOrder, QuerySelect};

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

/// What happened to a participant that no timeline tells: being looked at, looked for or asked what is sealed stands in
/// the audit trail; what a step of the application says, in the step; what only moves a task about, with the task.
const UNSEEN: &[What] = &[
    What::RecordOpened,
    What::DocumentOpened,
    What::FileOpened,
    What::SignerBarred,
    What::ReleaseSettled,
    What::TaskOpened,
    What::TaskRaised,
    What::TaskEscalated,
    What::TaskGiven,
    What::TaskMoved,
    What::SensitiveWritten,
    What::SensitiveOpened,
    What::LookedForDuplicates,
    What::EvidenceRecorded,
    What::StepPutAside,
    What::ServiceWentOn,
];

/// Writes the line of a happening, where it concerns a participant.
pub(crate) async fn write(act: &Act<'_>, happening: &Happening) -> Result<(), DbErr> {
    let Some(participant) = happening.participant.filter(|_| !UNSEEN.contains(&happening.what)) else { return Ok(()) };
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

/// Which lines somebody looks at.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Filter {
    /// Every line.
    #[default]
    Everything,
    /// Notes.
    Notes,
    /// Contact attempts.
    Contacts,
    /// Services given and planned.
    Services,
}

impl Filter {
    /// What its lines tell of; nothing where it shows every line.
    fn told(self) -> &'static [What] {
        match self {
            Self::Everything => &[],
            Self::Notes => &[What::NoteWritten],
            Self::Contacts => &[What::ContactLogged],
            Self::Services => &[
                What::ServiceGiven,
                What::ServiceEnded,
                What::ServicePlanned,
                What::PlannedServiceFellThrough,
                What::PlanAgreed,
            ],
        }
    }
}

/// What is told at the line that it is about, and has no place of its own.
const STRIKES: &[What] = &[What::NoteStruck, What::ServiceStruck, What::CredentialStruck, What::SkillGainStruck];

/// A line, and the strike of what it tells of, where that was entered in error.
#[derive(Clone, Debug)]
pub struct Line {
    /// The line.
    pub line: Model,
    /// Who struck it, when and why: the line of the strike.
    pub strike: Option<Model>,
}

/// How often each of these happened in an organization after a moment. It is asked by demos, which are small.
///
/// # Errors
/// Where the database fails.
pub async fn counted_after(
    db: &DatabaseConnection,
    organization: OrganizationId,
    what: &[What],
    after: Instant,
) -> Result<BTreeMap<What, u64>, Fault> {
    let lines = Entity::find().select_only().column(Column::What).column_as(Column::Id.count(), "lines");
    let lines = lines.filter(Column::OrganizationId.eq(organization)).filter(Column::At.gt(after));
    let lines = lines.filter(Column::What.is_in(what.iter().copied())).group_by(Column::What);
    let counted: Vec<(What, i64)> = lines.into_tuple().all(db).await?;
    Ok(counted.into_iter().map(|(what, lines)| (what, lines.unsigned_abs())).collect())
}

/// The lines of a case before `before`, newest first: those of the case itself and those of the person. The caller has
/// scoped the case.
///
/// # Errors
/// Where the database fails.
pub async fn lines(
    db: &DatabaseConnection,
    participant: ParticipantId,
    case: CaseId,
    filter: Filter,
    before: Option<LineId>,
    most: u64,
) -> Result<Vec<Line>, Fault> {
    let mut lines = of_case(participant, case).filter(Column::What.is_not_in(STRIKES.iter().copied()));
    if filter != Filter::Everything {
        lines = lines.filter(Column::What.is_in(filter.told().iter().copied()));
    }
    if let Some(before) = before {
        lines = lines.filter(Column::Id.lt(before));
    }
    let lines = lines.order_by_desc(Column::Id).limit(most).all(db).await?;
    let about = lines.iter().map(|line| line.object_id);
    let strikes = of_case(participant, case).filter(Column::What.is_in(STRIKES.iter().copied()));
    let strikes = strikes.filter(Column::ObjectId.is_in(about)).all(db).await?;
    let strike_of = |line: &Model| {
        let struck = strikes.iter().find(|strike| strike.object_id == line.object_id);
        struck.filter(|_| is_struck_with_its_object(line.what)).cloned()
    };
    Ok(lines.into_iter().map(|line| Line { strike: strike_of(&line), line }).collect())
}

fn of_case(participant: ParticipantId, case: CaseId) -> Select<Entity> {
    let of_person = Condition::any().add(Column::CaseId.eq(case)).add(Column::CaseId.is_null());
    Entity::find().filter(Column::ParticipantId.eq(participant)).filter(of_person)
}

fn is_struck_with_its_object(what: What) -> bool {
    matches!(
        what,
        What::NoteWritten | What::ServiceGiven | What::ServiceEnded | What::CredentialAwarded | What::SkillGained
    )
}
