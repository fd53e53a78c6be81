//! Whose training has begun: in a class, or in a course elsewhere.

use sea_orm::entity::prelude::*;
use sea_orm::sea_query::{Expr, ExprTrait, IntoColumnRef};
use sea_orm::{Condition, QuerySelect, QueryTrait};

use super::enrollments::rules::EnrollmentState;
use super::{courses, enrollments};
use crate::intake::case;
use crate::shared::{Coded, Day};

/// Of cases: those whose training began by a day, and not before `from` where that is asked. It began with the first
/// day that somebody came, or had a seat and had not left it before.
pub(crate) fn has_begun(from: Option<Day>, by: Day) -> Condition {
    let mut classes = enrollments::Entity::find()
        .filter(of_case((enrollments::Entity, enrollments::Column::CaseId)))
        .filter(enrollments::Column::StartsOn.lte(by))
        .filter(was_there());
    let mut elsewhere = courses::Entity::find()
        .filter(of_case((courses::Entity, courses::Column::CaseId)))
        .filter(courses::Column::StartsOn.lte(by))
        .filter(courses::Column::ServiceId.is_not_null())
        .filter(courses::Column::StruckAt.is_null());
    if let Some(from) = from {
        classes = classes.filter(enrollments::Column::StartsOn.gte(from));
        elsewhere = elsewhere.filter(courses::Column::StartsOn.gte(from));
    }
    let classes = classes.select_only().column(enrollments::Column::Id).into_query();
    let elsewhere = elsewhere.select_only().column(courses::Column::Id).into_query();
    Condition::any().add(Expr::exists(classes)).add(Expr::exists(elsewhere))
}

/// Came to class, has a seat, or had one until after the first day. Whoever left before never began.
fn was_there() -> Condition {
    use enrollments::Column as E;
    let sits = EnrollmentState::ALL.iter().copied().filter(|state| state.takes_seat());
    let sat =
        Condition::all().add(E::PlannedServiceId.is_not_null()).add(Expr::col(E::EndsOn).gte(Expr::col(E::StartsOn)));
    Condition::any().add(E::ServiceId.is_not_null()).add(E::State.is_in(sits)).add(sat)
}

fn of_case<C: IntoColumnRef>(column: C) -> Expr {
    Expr::col(column).equals((case::Entity, case::Column::Id))
}
