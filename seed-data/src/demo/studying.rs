//! The steps of a story in which somebody learns: a seat in a class, a course of a college.

use domain::access::Act;
use domain::shared::{Answer, CaseId, Stop};
use domain::training::courses::{CourseDetails, Finishing, commands as courses};
use domain::training::enrollments::rules::EnrollmentEdge;
use domain::training::enrollments::{Leaving, commands as enrollments};

use super::scene::{Known, Prepared};
use super::story::{Step, Taken};

impl Prepared {
    /// A seat in a class: taken, left, or kept to the end.
    pub(super) async fn attend(&self, act: &mut Act<'_>, case: CaseId, known: Known, step: &Step) -> Answer<Known> {
        /// Nothing else happens to a seat in a story.
        const VERSION: i32 = 1;
        if matches!(step, Step::Enroll(_)) {
            let wanted = enrollments::enroll(act, case, self.cohort.ok_or(Stop::NotFound)?).await?;
            return Ok(Known { enrollment: wanted.seated.then_some(wanted.enrollment), ..known });
        }
        // A class that was full is neither left nor completed.
        if let Some(seat) = known.enrollment {
            match step {
                Step::LeaveClass(because) => {
                    let leaving = Leaving { last: act.today(), because: *because, note: None };
                    enrollments::withdraw(act, seat, &leaving, VERSION).await?;
                }
                _ => enrollments::complete(act, seat, act.today(), VERSION).await?,
            }
        }
        Ok(known)
    }

    /// A course of a college: taken, begun, left, or ended with a grade.
    pub(super) async fn study(&self, act: &mut Act<'_>, case: CaseId, known: Known, step: &Step) -> Answer<Known> {
        if let Step::Course(taken) = step {
            let id = courses::enroll(act, case, &self.course(taken)?).await?;
            return Ok(Known { course: Some((id, 1)), ..known });
        }
        let Some((id, version)) = known.course else { return Ok(known) };
        let today = act.today();
        match step {
            Step::CourseBegins => courses::begin(act, case, id, today, version).await?,
            Step::CourseEnds(grade) => {
                let finishing = Finishing { last: today, grade: Some(grade.clone()), note: None };
                courses::finish(act, case, id, &finishing, version).await?;
            }
            Step::CourseLeft(because) => {
                let leaving = Leaving { last: today, because: *because, note: None };
                courses::leave(act, case, id, EnrollmentEdge::Withdraw, &leaving, version).await?;
            }
            _ => return Err(Stop::NotFound),
        }
        Ok(Known { course: Some((id, version + 1)), ..known })
    }

    fn course(&self, taken: &Taken) -> Answer<CourseDetails> {
        Ok(CourseDetails {
            kind: self.kind("occupational-training")?,
            provider: taken.provider.clone(),
            program_of_study: Some(taken.program_of_study.clone()),
            title: taken.title.clone(),
            section: None,
            term: taken.term.clone(),
            credits: Some(300),
            starts_on: taken.starts_on,
            ends_on: taken.ends_on,
        })
    }
}
