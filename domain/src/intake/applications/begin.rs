//! Beginning an application: for somebody new, or a new case of somebody known.

use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

use super::commands::mark;
use super::rules::Step;
use crate::access::grounds::{self, Ground, Reached, Why};
use crate::access::{Act, Permission, Role};
use crate::intake::case::{self, Application};
use crate::intake::duplicates;
use crate::intake::participants::{self, ParticipantDetails, identifier};
use crate::intake::recruitment::{InquiryId, Source, inquiries};
use crate::shared::{Answer, CaseId, Day, Fields, ParticipantId, Refusal, Stop};

/// Whoever applies.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Person {
    /// Nobody that is known; whoever is like them was looked at and is somebody else.
    New,
    /// Somebody known.
    Known(ParticipantId),
}

/// An application as it is begun.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewApplication {
    /// Who applies.
    pub details: ParticipantDetails,
    /// Their social security number, where they gave it.
    pub ssn: Option<String>,
    /// To which program, where, when.
    pub application: Application,
    /// Through whom they came.
    pub source: Source,
    /// The inquiry that it comes of, where there was one.
    pub inquiry: Option<InquiryId>,
}

impl NewApplication {
    /// Reads the form as of `today`.
    pub fn read(fields: &mut Fields<'_>, today: Day) -> Self {
        let new = Self {
            details: ParticipantDetails::read(fields, today),
            ssn: fields.optional_text("ssn", 20),
            application: Application::read(fields, today),
            source: fields.choice("source"),
            inquiry: fields.optional_id("inquiry"),
        };
        if new.ssn.as_deref().is_some_and(|ssn| identifier::normalized(ssn).is_none()) {
            fields.refuse(Refusal::of("ssn", "not-an-ssn"));
        }
        new
    }
}

/// Begins an application.
///
/// A caseworker who takes one keeps it until it is assigned: otherwise it would be out of their own reach.
///
/// # Errors
/// What [`case::commands::apply`] refuses; `not-a-choice` for a site where the reader takes no applications.
pub async fn begin(act: &mut Act<'_>, new: &NewApplication, person: Person) -> Answer<CaseId> {
    refuse_foreign_site(act, new)?;
    let participant = match person {
        Person::Known(participant) => participant,
        Person::New => participants::commands::add(act, new.details.clone()).await?,
    };
    let id = case::commands::apply(act, participant, &new.application).await?;
    keep_for_caseworker(act, id).await?;
    if person == Person::New {
        if let Some(ssn) = &new.ssn {
            identifier::write(act, participant, ssn).await?;
        }
        duplicates::commands::note_others(act, participant).await?;
    }
    inquiries::became_application(act, new, id).await?;
    let case = case::Entity::find_by_id(id).one(act.tx()).await?.ok_or(Stop::NotFound)?;
    mark(act, &case, Step::Contact).await?;
    Ok(id)
}

/// Whoever reaches by sites or programs takes applications there and nowhere else.
fn refuse_foreign_site(act: &Act<'_>, new: &NewApplication) -> Answer<()> {
    let reader = &act.by.reader;
    let reach = reader.reach(Permission::CreateIntake);
    let at_site = reach.site && reader.sites.contains(&new.application.site);
    let in_program = reach.program && reader.programs.contains(&new.application.program);
    if reader.is_of_the_house() || at_site || in_program {
        return Ok(());
    }
    Err(Refusal::of("site", "not-a-choice").with("typed", "").into())
}

async fn keep_for_caseworker(act: &Act<'_>, case: CaseId) -> Answer<()> {
    let reader = &act.by.reader;
    let Some(user) = reader.user().filter(|_| reader.reach(Permission::EditBasics).assigned) else { return Ok(()) };
    let ground = Ground {
        user,
        role: Role::Caseworker,
        reached: Reached::Case,
        record: case.0,
        why: Why::Assignment,
        from: act.today(),
        until: None,
    };
    grounds::give(act, ground).await?;
    Ok(())
}
