//! The people at an employer who work with the program, from when until when, and who of them may sign.

use sea_orm::ActiveValue::Set;
use sea_orm::entity::prelude::*;
use sea_orm::{Condition, DatabaseConnection, QueryOrder, QuerySelect};
use serde::{Deserialize, Serialize};

use super::employer::commands::permitted;
use crate::access::{Act, Scope};
use crate::shared::fields::LINE;
use crate::shared::{
    Answer, Day, EmployerId, Fault, Fields, Happening, Language, ObjectKind, OrganizationId, Refusal, Stop, What,
    is_phone,
};

crate::ids! {
    /// Somebody at an employer.
    EmployerContactId,
}

/// Somebody at an employer.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "employer_contacts")]
pub struct Model {
    /// Who.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: EmployerContactId,
    /// Whose data.
    pub organization_id: OrganizationId,
    /// At which employer.
    pub employer_id: EmployerId,
    /// Their name.
    pub name: String,
    /// What they are there: "Plant manager".
    pub position: Option<String>,
    /// Their number.
    pub phone: Option<String>,
    /// Their address.
    pub email: Option<String>,
    /// The language they are written to in.
    pub language: Language,
    /// Whether they may commit and sign for the employer.
    pub signs: bool,
    /// The first day.
    pub from_day: Day,
    /// The last day; nothing while they are there.
    pub until_day: Option<Day>,
    /// Grows with each change.
    pub version: i32,
}

impl ActiveModelBehavior for ActiveModel {}

impl Model {
    /// Whether they work with the program on a day.
    pub fn is_there_on(&self, day: Day) -> bool {
        self.until_day.is_none_or(|until| day <= until)
    }

    /// What a person may edit of them.
    pub fn details(&self) -> ContactDetails {
        ContactDetails {
            name: self.name.clone(),
            position: self.position.clone(),
            phone: self.phone.clone(),
            email: self.email.clone(),
            language: self.language,
            signs: self.signs,
            from: self.from_day,
            until: self.until_day,
        }
    }
}

/// Somebody at an employer as somebody writes them down.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ContactDetails {
    /// Their name.
    pub name: String,
    /// What they are there.
    pub position: Option<String>,
    /// Their number.
    pub phone: Option<String>,
    /// Their address.
    pub email: Option<String>,
    /// The language they are written to in.
    pub language: Language,
    /// Whether they may sign.
    pub signs: bool,
    /// The first day.
    pub from: Day,
    /// The last day.
    pub until: Option<Day>,
}

impl ContactDetails {
    /// Reads the form as of `today`.
    pub fn read(fields: &mut Fields<'_>, today: Day) -> Self {
        let details = Self {
            name: fields.text("name", LINE),
            position: fields.optional_text("position", LINE),
            phone: fields.optional_text("phone", LINE),
            email: fields.optional_email("email"),
            language: fields.optional_choice("language").unwrap_or(Language::English),
            signs: fields.ticked("signs"),
            from: fields.optional_day("from").unwrap_or(today),
            until: fields.optional_day("until"),
        };
        if let Some(phone) = details.phone.as_deref().filter(|phone| !is_phone(phone)) {
            fields.refuse(Refusal::of("phone", "not-a-phone").with("typed", phone));
        }
        if details.from > today {
            fields.refuse(Refusal::of("from", "in-the-future").with("typed", details.from));
        }
        if let Some(until) = details.until.filter(|until| *until < details.from) {
            fields.refuse(Refusal::of("until", "out-of-order").with("typed", until).with("after", details.from));
        }
        details
    }
}

/// Names somebody at an employer.
///
/// # Errors
/// `NotFound` where the employer is out of reach.
pub async fn add(act: &mut Act<'_>, employer: EmployerId, details: &ContactDetails) -> Answer<EmployerContactId> {
    let employer = permitted(act, employer).await?;
    let id = EmployerContactId::new();
    let row = ActiveModel {
        organization_id: Set(employer.organization_id),
        employer_id: Set(employer.id),
        version: Set(1),
        ..columns(id, details)
    };
    Entity::insert(row).exec_without_returning(act.tx()).await?;
    act.happened(Happening::new(What::EmployerContactAdded, ObjectKind::EmployerContact, id).created(details));
    Ok(id)
}

/// Changes what is known of somebody at an employer, that they left among it.
///
/// # Errors
/// `NotFound`, `Conflict`.
pub async fn change(act: &mut Act<'_>, id: EmployerContactId, details: &ContactDetails, version: i32) -> Answer<()> {
    let before = Entity::find_by_id(id).one(act.tx()).await?.ok_or(Stop::NotFound)?;
    permitted(act, before.employer_id).await?;
    let row = ActiveModel { version: Set(version + 1), ..columns(id, details) };
    let same = Entity::update_many().set(row).filter(Column::Id.eq(id)).filter(Column::Version.eq(version));
    if same.exec(act.tx()).await?.rows_affected == 0 {
        return Err(Stop::Conflict);
    }
    let happening = Happening::new(What::EmployerContactChanged, ObjectKind::EmployerContact, id);
    act.happened(happening.changed(&before.details(), details));
    Ok(())
}

fn columns(id: EmployerContactId, details: &ContactDetails) -> ActiveModel {
    ActiveModel {
        id: Set(id),
        name: Set(details.name.clone()),
        position: Set(details.position.clone()),
        phone: Set(details.phone.clone()),
        email: Set(details.email.clone()),
        language: Set(details.language),
        signs: Set(details.signs),
        from_day: Set(details.from),
        until_day: Set(details.until),
        ..Default::default()
    }
}

/// The people at an employer, those who are there first. The caller has scoped the employer.
///
/// # Errors
/// Where the database fails.
pub async fn of_employer(db: &impl ConnectionTrait, employer: EmployerId, today: Day) -> Result<Vec<Model>, Fault> {
    /// No employer here has more.
    const MOST: u64 = 100;
    let all = Entity::find().filter(Column::EmployerId.eq(employer)).order_by_asc(Column::Id).limit(MOST);
    let mut all = all.all(db).await?;
    all.sort_by_key(|contact| (!contact.is_there_on(today), !contact.signs));
    Ok(all)
}

/// Somebody at an employer, with the employer's name, within a scope of employers.
///
/// # Errors
/// Where the database fails.
pub async fn find(
    db: &DatabaseConnection,
    scope: &Scope<'_>,
    id: EmployerContactId,
) -> Result<Option<(Model, super::employer::Employer)>, Fault> {
    let Some(contact) = Entity::find_by_id(id).one(db).await? else { return Ok(None) };
    let employer = super::employer::queries::find(db, scope, contact.employer_id).await?;
    Ok(employer.map(|employer| (contact, employer)))
}

/// Who of some employers can be written to on a day.
pub(crate) async fn to_write_to(
    db: &impl ConnectionTrait,
    employers: impl IntoIterator<Item = EmployerId>,
    today: Day,
) -> Result<Vec<Model>, DbErr> {
    let there = Condition::any().add(Column::UntilDay.is_null()).add(Column::UntilDay.gte(today));
    let all = Entity::find().filter(Column::EmployerId.is_in(employers)).filter(Column::Email.is_not_null());
    all.filter(there).order_by_asc(Column::Id).all(db).await
}

/// Refuses somebody of another employer.
pub(super) async fn refuse_foreign(act: &Act<'_>, employer: EmployerId, id: Option<EmployerContactId>) -> Answer<()> {
    let Some(id) = id else { return Ok(()) };
    let own = Entity::find_by_id(id).filter(Column::EmployerId.eq(employer)).one(act.tx()).await?;
    if own.is_some() { Ok(()) } else { Err(Refusal::of("contact", "not-a-choice").with("typed", "").into()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_field_answers() {
        let today = Day::new(2026, 11, 24).unwrap();
        for (name, value, code) in [
            ("phone", "55", "not-a-phone"),
            ("email", "carmen", "not-an-email"),
            ("from", "2026-11-25", "in-the-future"),
            ("until", "2026-01-01", "out-of-order"),
            ("language", "fr", "not-a-choice"),
        ] {
            let typed = [("name".to_owned(), "Carmen".to_owned()), (name.to_owned(), value.to_owned())];
            let wrong = Fields::read(&typed, |fields| ContactDetails::read(fields, today)).unwrap_err();
            assert_eq!((wrong[0].field.as_deref(), wrong[0].code), (Some(name), code));
        }
    }
}
