//! Moves that people decide: a place, the waitlist, leaving, not being taken. Each follows the one table of stages.

use sea_orm::ActiveValue::Set;
use serde::{Deserialize, Serialize};

use super::assignment::assign;
use super::commands::{follow, permitted};
use super::rules::{Edge, NotTakenReason, WithdrawalReason};
use super::{ActiveModel, Case, waitlist};
use crate::access::{Act, Permission};
use crate::intake::participants::{self, SafeChannel};
use crate::shared::fields::LINE;
use crate::shared::{Answer, CaseId, Envelope, Fault, Fields, Message, ObjectKind, Refusal, Stop, UserId};
use sea_orm::EntityTrait;

crate::coded! {
    /// What somebody decides about an applicant.
    pub enum Decision("case-decision") {
        /// A place.
        Select = "select",
        /// No place yet.
        Waitlist = "waitlist",
        /// They leave.
        Withdraw = "withdraw",
        /// The program does not take them.
        NotTaken = "not-taken",
    }
}

impl Decision {
    /// The move that it is.
    pub fn edge(self) -> Edge {
        match self {
            Self::Select => Edge::Select,
            Self::Waitlist => Edge::Waitlist,
            Self::Withdraw | Self::NotTaken => Edge::Withdraw,
        }
    }
}

/// A decision with what it needs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum MoveDetails {
    /// A place, and whose the case is to be; it stays as it is where nobody is named.
    Select(Option<UserId>),
    /// No place yet.
    Waitlist,
    /// They leave, why, in words beside.
    Withdraw(WithdrawalReason, Option<String>),
    /// Not taken, why, in words beside, and whether they are told.
    NotTaken {
        /// Why.
        reason: NotTakenReason,
        /// In words, for staff.
        words: Option<String>,
        /// Whether they are told.
        tell: bool,
    },
}

impl MoveDetails {
    /// Reads the form.
    pub fn read(fields: &mut Fields<'_>) -> Self {
        let decision = fields.choice::<Decision>("decision");
        let caseworker = fields.optional_id("caseworker");
        let withdrawal: Option<WithdrawalReason> = fields.optional_choice("withdrawal");
        let not_taken: Option<NotTakenReason> = fields.optional_choice("not_taken");
        let words = fields.optional_text("words", LINE);
        let tell = fields.ticked("tell");
        match decision {
            Decision::Select => Self::Select(caseworker),
            Decision::Waitlist => Self::Waitlist,
            Decision::Withdraw => match withdrawal.filter(|reason| *reason != WithdrawalReason::NotTaken) {
                Some(reason) => Self::Withdraw(reason, words),
                None => {
                    fields.refuse(Refusal::of("withdrawal", "reason-missing"));
                    Self::Waitlist
                }
            },
            Decision::NotTaken => match not_taken {
                Some(reason) => {
                    if tell && !reason.is_shareable() {
                        fields.refuse(Refusal::of("tell", "reason-not-shareable"));
                    }
                    Self::NotTaken { reason, words, tell }
                }
                None => {
                    fields.refuse(Refusal::of("not_taken", "reason-missing"));
                    Self::Waitlist
                }
            },
        }
    }
}

/// Moves a case as somebody decided.
///
/// # Errors
/// `Conflict` where somebody else changed the case since `version`; `no-such-move`; `channel-unsafe` where somebody is
/// to be told who must not be written to; what [`assign`] refuses.
pub async fn make(act: &mut Act<'_>, id: CaseId, details: &MoveDetails, version: i32) -> Answer<()> {
    let case = permitted(act, Permission::MoveCase, id).await?;
    if case.version != version {
        return Err(Stop::Conflict);
    }
    match details {
        MoveDetails::Select(caseworker) => select(act, &case, *caseworker).await,
        MoveDetails::Waitlist => {
            waitlist::join(act, &case).await?;
            go(act, &case, Edge::Waitlist, None, ActiveModel::default()).await
        }
        MoveDetails::Withdraw(reason, words) => {
            let columns = ActiveModel { withdrawal: Set(Some(*reason)), ..Default::default() };
            waitlist::leave(act, case.id).await?;
            go(act, &case, Edge::Withdraw, words.as_deref(), columns).await
        }
        MoveDetails::NotTaken { reason, words, tell } => {
            let columns = ActiveModel {
                withdrawal: Set(Some(WithdrawalReason::NotTaken)),
                not_taken: Set(Some(*reason)),
                ..Default::default()
            };
            waitlist::leave(act, case.id).await?;
            if *tell {
                tell_applicant(act, &case, *reason).await?;
            }
            go(act, &case, Edge::Withdraw, words.as_deref(), columns).await
        }
    }
}

/// Gives places to several who wait, all or none, and each to the caseworker named.
///
/// # Errors
/// As [`make`]; `nobody-picked`.
pub async fn select_all(act: &mut Act<'_>, cases: &[CaseId], caseworker: Option<UserId>) -> Answer<()> {
    if cases.is_empty() {
        return Err(Refusal::because("nobody-picked").into());
    }
    for id in cases {
        let case = permitted(act, Permission::MoveCase, *id).await?;
        select(act, &case, caseworker).await?;
    }
    Ok(())
}

async fn select(act: &mut Act<'_>, case: &Case, caseworker: Option<UserId>) -> Answer<()> {
    waitlist::leave(act, case.id).await?;
    go(act, case, Edge::Select, None, ActiveModel::default()).await?;
    match caseworker {
        Some(caseworker) => assign(act, case.id, caseworker).await,
        None => Ok(()),
    }
}

async fn go(act: &mut Act<'_>, case: &Case, edge: Edge, reason: Option<&str>, columns: ActiveModel) -> Answer<()> {
    let today = act.today();
    follow(act, case, edge, today, reason, columns).await.map(drop)
}

/// Says to an applicant that the program does not take them, in the words of a reason that may be shared. It names
/// neither the person nor the program: a mailbox may be read by others.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct ApplicationDeclined {
    /// Whose organization answers.
    pub organization: String,
    /// Why, by its code.
    pub reason: NotTakenReason,
}

impl Message for ApplicationDeclined {
    const KIND: &'static str = "application_declined";
}

async fn tell_applicant(act: &mut Act<'_>, case: &Case, reason: NotTakenReason) -> Answer<()> {
    if !reason.is_shareable() {
        return Err(Refusal::of("tell", "reason-not-shareable").into());
    }
    let person = participants::Entity::find_by_id(case.participant_id).one(act.tx()).await?.ok_or(Stop::NotFound)?;
    let Some(to) = person.email.filter(|_| person.safe_channel == SafeChannel::Email) else {
        return Err(Refusal::of("tell", "channel-unsafe").into());
    };
    let organization = crate::access::organizations::Entity::find_by_id(act.organization()).one(act.tx()).await?;
    let organization = organization.ok_or(Fault::Broken("a case without an organization"))?.name;
    let envelope = Envelope {
        to,
        language: person.language,
        participant: Some(person.id),
        object: ObjectKind::Case,
        id: case.id.0,
        occurrence: String::new(),
    };
    act.post(envelope, &ApplicationDeclined { organization, reason })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(typed: &[(&str, &str)]) -> Result<MoveDetails, Vec<Refusal>> {
        let typed: Vec<_> = typed.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
        Fields::read(&typed, MoveDetails::read)
    }

    fn code(typed: &[(&str, &str)]) -> &'static str {
        read(typed).unwrap_err()[0].code
    }

    #[test]
    fn whoever_leaves_or_is_not_taken_has_a_reason() {
        assert_eq!(code(&[("decision", "withdraw")]), "reason-missing");
        assert_eq!(code(&[("decision", "withdraw"), ("withdrawal", "not-taken")]), "reason-missing");
        assert_eq!(code(&[("decision", "not-taken")]), "reason-missing");
        let moved = read(&[("decision", "withdraw"), ("withdrawal", "moved"), ("words", "to Ohio")]).unwrap();
        assert_eq!(moved, MoveDetails::Withdraw(WithdrawalReason::Moved, Some("to Ohio".into())));
    }

    #[test]
    fn a_reason_that_is_for_staff_is_not_mailed() {
        let typed = [("decision", "not-taken"), ("not_taken", "safety"), ("tell", "yes")];
        assert_eq!(code(&typed), "reason-not-shareable");
        assert!(read(&typed[..2]).is_ok());
    }
}
