//! What was said with an employer: calls, visits, meetings, mail; what came of them, and what is next.

use sea_orm::ActiveValue::Set;
use sea_orm::entity::prelude::*;
use sea_orm::{DatabaseConnection, QueryOrder, QuerySelect};
use serde::{Deserialize, Serialize};

use super::contacts::{self, EmployerContactId};
use super::employer::commands::permitted;
use super::employer::{self, Employer};
use super::services;
use crate::access::striking::{self, Strikable};
use crate::access::{Act, organizations};
use crate::shared::fields::{LINE, PROSE};
use crate::shared::{
    Answer, Coded, Day, EmployerId, Fault, Fields, Happening, Instant, ObjectKind, OrganizationId, Refusal, UserId,
    What,
};

crate::ids! {
    /// An engagement.
    EngagementId,
}

crate::coded! {
    /// How an employer was spoken with.
    pub enum EngagementKind("engagement-kind") {
        /// By telephone.
        Call = "call",
        /// At its site.
        Visit = "visit",
        /// At the program, or elsewhere together.
        Meeting = "meeting",
        /// By e-mail.
        Email = "email",
    }
}

crate::coded! {
    /// What came of it.
    pub enum EngagementOutcome("engagement-outcome") {
        /// Both sides spoke or wrote.
        Spoke = "spoke",
        /// A message was left or mail sent, without an answer so far.
        MessageLeft = "message-left",
        /// Nobody answered or was there.
        NoAnswer = "no-answer",
        /// They want nothing now.
        NotNow = "not-now",
    }
}

impl EngagementOutcome {
    /// Whether something was heard from the employer.
    pub fn is_heard(self) -> bool {
        matches!(self, Self::Spoke | Self::NotNow)
    }
}

impl EngagementKind {
    /// Whether people met: more than a word.
    pub fn is_in_person(self) -> bool {
        matches!(self, Self::Visit | Self::Meeting)
    }
}

/// An engagement.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "engagements")]
pub struct Model {
    /// The engagement.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: EngagementId,
    /// Whose data.
    pub organization_id: OrganizationId,
    /// With which employer.
    pub employer_id: EmployerId,
    /// With whom there.
    pub contact_id: Option<EmployerContactId>,
    /// How.
    pub kind: EngagementKind,
    /// What came of it.
    pub outcome: EngagementOutcome,
    /// On which day.
    pub day: Day,
    /// What was said.
    pub note: Option<String>,
    /// What is to be done next.
    pub next_step: Option<String>,
    /// By which day.
    pub next_on: Option<Day>,
    /// Who of the staff.
    pub user_id: Option<UserId>,
    /// When it was recorded.
    pub at: Instant,
    /// When it was struck as entered in error.
    pub struck_at: Option<Instant>,
    /// Why.
    pub struck_reason: Option<String>,
}

impl ActiveModelBehavior for ActiveModel {}

/// An engagement as somebody writes it down.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EngagementDetails {
    /// With whom there.
    pub contact: Option<EmployerContactId>,
    /// How.
    pub kind: EngagementKind,
    /// What came of it.
    pub outcome: EngagementOutcome,
    /// On which day.
    pub day: Day,
    /// What was said.
    pub note: Option<String>,
    /// What is to be done next.
    pub next_step: Option<String>,
    /// By which day.
    pub next_on: Option<Day>,
}

impl EngagementDetails {
    /// Reads the form as of `today`.
    pub fn read(fields: &mut Fields<'_>, today: Day) -> Self {
        let details = Self {
            contact: fields.optional_id("contact"),
            kind: fields.choice("kind"),
            outcome: fields.choice("outcome"),
            day: fields.optional_day("day").unwrap_or(today),
            note: fields.optional_text("note", PROSE),
            next_step: fields.optional_text("next_step", LINE),
            next_on: fields.optional_day("next_on"),
        };
        if details.day > today {
            fields.refuse(Refusal::of("day", "in-the-future").with("typed", details.day));
        }
        match (&details.next_step, details.next_on) {
            (_, Some(day)) if day < today => {
                fields.refuse(Refusal::of("next_on", "in-the-past-from").with("typed", day))
            }
            (Some(_), None) if !fields.is_refused("next_on") => fields.refuse(Refusal::of("next_on", "missing")),
            (None, Some(_)) => fields.refuse(Refusal::of("next_step", "missing")),
            _ => {}
        }
        details
    }
}

/// Writes an engagement down. As the latest of the employer it says what is next; what was to be done before is done by it.
///
/// # Errors
/// `NotFound` where the employer is out of reach; `not-a-choice` for somebody of another employer.
pub async fn log(act: &mut Act<'_>, employer: EmployerId, details: &EngagementDetails) -> Answer<EngagementId> {
    let employer = permitted(act, employer).await?;
    contacts::refuse_foreign(act, employer.id, details.contact).await?;
    let id = EngagementId::new();
    let row = ActiveModel {
        id: Set(id),
        organization_id: Set(employer.organization_id),
        employer_id: Set(employer.id),
        contact_id: Set(details.contact),
        kind: Set(details.kind),
        outcome: Set(details.outcome),
        day: Set(details.day),
        note: Set(details.note.clone()),
        next_step: Set(details.next_step.clone()),
        next_on: Set(details.next_on),
        user_id: Set(act.user()),
        at: Set(act.by.at),
        ..Default::default()
    };
    Entity::insert(row).exec_without_returning(act.tx()).await?;
    derive_days(act, &employer).await?;
    let happening = Happening::new(What::EmployerEngaged, ObjectKind::Engagement, id).on(details.day);
    act.happened(happening.with("kind", details.kind.code()).created(details));
    Ok(id)
}

/// Strikes an engagement as entered in error; what was derived from it is derived anew.
///
/// # Errors
/// `missing` without a reason; `NotFound` where the employer has no such engagement that stands.
pub async fn strike(act: &mut Act<'_>, employer: EmployerId, id: EngagementId, reason: &str) -> Answer<()> {
    let employer = permitted(act, employer).await?;
    let columns =
        Strikable { id: Column::Id, owner: Column::EmployerId, at: Column::StruckAt, reason: Column::StruckReason };
    striking::strike::<Entity>(act, columns, employer.id, id, reason).await?;
    derive_days(act, &employer).await?;
    let happening = Happening::new(What::EngagementStruck, ObjectKind::Engagement, id);
    act.happened(happening.with("reason", reason));
    Ok(())
}

/// Derives what is next with an employer and the days that say what it is to the program, from the engagements and
/// services that stand. The latest engagement says what is next, whichever was written down last.
pub(super) async fn derive_days(act: &Act<'_>, employer: &Employer) -> Answer<()> {
    let standing = standing(act.tx(), employer.id).await?;
    let last = |counts: fn(&Model) -> bool| standing.iter().filter(|row| counts(row)).map(|row| row.day).max();
    let met = last(|row| row.kind.is_in_person() && row.outcome.is_heard());
    let served = services::last_day(act.tx(), employer.id).await?;
    let added_on = organizations::find(act.tx(), act.organization()).await?.map(|own| own.day_of(employer.created_at));
    let heard = last(|row| row.outcome.is_heard()).or(added_on);
    let row = employer::ActiveModel {
        id: Set(employer.id),
        tried_on: Set(last(|_| true)),
        engaged_on: Set(met.max(served)),
        silent_since: Set(heard.unwrap_or(employer.silent_since)),
        next_step: Set(standing.first().and_then(|latest| latest.next_step.clone())),
        next_on: Set(standing.first().and_then(|latest| latest.next_on)),
        ..Default::default()
    };
    employer::Entity::update(row).exec(act.tx()).await?;
    Ok(())
}

/// The engagements with an employer that stand, the latest first.
async fn standing(tx: &impl ConnectionTrait, employer: EmployerId) -> Result<Vec<Model>, DbErr> {
    /// Whatever is older says nothing more about the last days.
    const MOST: u64 = 500;
    let rows = Entity::find().filter(Column::EmployerId.eq(employer)).filter(Column::StruckAt.is_null());
    rows.order_by_desc(Column::Day).order_by_desc(Column::Id).limit(MOST).all(tx).await
}

/// What was said with an employer, the latest first, struck ones among it. The caller has scoped the employer.
///
/// # Errors
/// Where the database fails.
pub async fn of_employer(db: &DatabaseConnection, employer: EmployerId) -> Result<Vec<Model>, Fault> {
    /// As many as anybody reads.
    const MOST: u64 = 50;
    let all = Entity::find().filter(Column::EmployerId.eq(employer));
    Ok(all.order_by_desc(Column::Day).order_by_desc(Column::Id).limit(MOST).all(db).await?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_field_answers_and_a_next_step_needs_its_day() {
        let today = Day::new(2026, 11, 24).unwrap();
        for (name, value, about, code) in [
            ("kind", "pigeon", "kind", "not-a-choice"),
            ("outcome", "", "outcome", "missing"),
            ("day", "2026-11-25", "day", "in-the-future"),
            ("next_step", "Send the profiles", "next_on", "missing"),
            ("next_on", "2026-12-01", "next_step", "missing"),
            ("next_on", "2026-11-23", "next_on", "in-the-past-from"),
        ] {
            let good = [("kind", "call"), ("outcome", "spoke")].into_iter().filter(|(other, _)| *other != name);
            let typed: Vec<_> =
                good.chain([(name, value)]).map(|(name, value)| (name.to_owned(), value.to_owned())).collect();
            let wrong = Fields::read(&typed, |fields| EngagementDetails::read(fields, today)).unwrap_err();
            assert_eq!((wrong[0].field.as_deref(), wrong[0].code), (Some(about), code), "{name}");
        }
    }

    #[test]
    fn a_message_is_no_word_from_them() {
        assert!(EngagementOutcome::NotNow.is_heard(), "a no is an answer");
        assert!(!EngagementOutcome::MessageLeft.is_heard() && !EngagementOutcome::NoAnswer.is_heard());
    }
}
