//! The waitlist of a program: by group of priority, then by the day of waiting.

use sea_orm::ActiveValue::Set;
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::OnConflict;
use sea_orm::{Condition, DatabaseConnection, QueryOrder, QuerySelect, QueryTrait};

use super::Case;
use crate::access::{Act, Scope};
use crate::intake::determination::queries::best_group;
use crate::intake::participants;
use crate::shared::{Answer, CaseId, Day, Fault, OrganizationId, ProgramId};

/// A place on a waitlist.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "waitlist_places")]
pub struct Model {
    /// Whose place.
    #[sea_orm(primary_key, auto_increment = false)]
    pub case_id: CaseId,
    /// Whose data.
    pub organization_id: OrganizationId,
    /// Of which program.
    pub program_id: ProgramId,
    /// The best group in the orders of priority of the streams that take the case.
    pub priority_group: i32,
    /// Waiting since.
    pub since: Day,
    /// The day the place was left.
    pub left_on: Option<Day>,
}

impl ActiveModelBehavior for ActiveModel {}

/// The group of whoever no order of priority names: after every other.
const LAST_GROUP: i32 = i32::MAX;

/// Takes a place for a case, as of today.
pub(super) async fn join(act: &Act<'_>, case: &Case) -> Answer<()> {
    let group = best_group(act.tx(), case.id).await?.unwrap_or(LAST_GROUP);
    let row = ActiveModel {
        case_id: Set(case.id),
        organization_id: Set(case.organization_id),
        program_id: Set(case.program_id),
        priority_group: Set(group),
        since: Set(act.today()),
        left_on: Set(None),
    };
    let columns = [Column::PriorityGroup, Column::Since, Column::LeftOn];
    let again = OnConflict::column(Column::CaseId).update_columns(columns).to_owned();
    Entity::insert(row).on_conflict(again).exec_without_returning(act.tx()).await?;
    Ok(())
}

/// Gives a case's place up; nothing where it has none.
pub(super) async fn leave(act: &Act<'_>, case: CaseId) -> Answer<()> {
    let left = Entity::update_many()
        .col_expr(Column::LeftOn, Expr::value(act.today()))
        .filter(Column::CaseId.eq(case))
        .filter(Column::LeftOn.is_null());
    left.exec(act.tx()).await?;
    Ok(())
}

/// Somebody who waits.
#[derive(Clone, Debug)]
pub struct Waiting {
    /// Their case.
    pub case: Case,
    /// Their name.
    pub name: String,
    /// Their group; nothing for whoever no order of priority names.
    pub group: Option<i32>,
    /// Waiting since.
    pub since: Day,
}

/// Whoever waits for a place in a program, in the order in which they are taken.
///
/// # Errors
/// Where the database fails.
pub async fn of_program(
    db: &DatabaseConnection,
    scope: &Scope<'_>,
    program: ProgramId,
    most: u64,
) -> Result<Vec<Waiting>, Fault> {
    let visible = super::Entity::find().select_only().column(super::Column::Id).filter(super::queries::visible(scope));
    let waiting = Condition::all()
        .add(Column::ProgramId.eq(program))
        .add(Column::LeftOn.is_null())
        .add(Column::CaseId.in_subquery(visible.into_query()));
    let places = Entity::find()
        .filter(waiting)
        .order_by_asc(Column::PriorityGroup)
        .order_by_asc(Column::Since)
        .order_by_asc(Column::CaseId)
        .limit(most)
        .all(db)
        .await?;
    let cases = super::Entity::find().filter(super::Column::Id.is_in(places.iter().map(|place| place.case_id)));
    let cases = cases.all(db).await?;
    let people = cases.iter().map(|case| case.participant_id);
    let people = participants::queries::by_ids(db, scope.reader.organization, people).await?;
    let told = |place: Model| {
        let case = cases.iter().find(|case| case.id == place.case_id)?.clone();
        let person = people.iter().find(|person| person.id == case.participant_id)?;
        let group = (place.priority_group != LAST_GROUP).then_some(place.priority_group);
        Some(Waiting { name: person.name(), group, since: place.since, case })
    };
    Ok(places.into_iter().filter_map(told).collect())
}
