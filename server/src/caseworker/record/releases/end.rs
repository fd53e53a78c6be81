//! Taking back: narrowing and revoking, by word of mouth and at once; and a manager's second look.

use domain::access::{Act, Permission};
use domain::intake::releases::{NarrowingDetails, ReleaseId, RevocationDetails, commands};
use domain::perform;
use domain::shared::{CaseId, Stop};

use super::tab::{Troubled, again};
use crate::web::{Access, Answered, Face, Id, Page, Typed, Visit};

/// The act of narrowing.
pub(super) fn narrowing() -> Page {
    let path = "/cases/{case}/releases/{release}/narrowing";
    Page::new(path, Face::Caseworker, Access::May(Permission::RevokeRelease)).post(narrow)
}

/// The act of revoking.
pub(super) fn revocation() -> Page {
    let path = "/cases/{case}/releases/{release}/revocation";
    Page::new(path, Face::Caseworker, Access::May(Permission::RevokeRelease)).post(revoke)
}

/// A manager's look.
pub(super) fn second_look() -> Page {
    let path = "/cases/{case}/releases/{release}/second-look";
    Page::new(path, Face::Caseworker, Access::May(Permission::SecondLook)).post(look)
}

async fn narrow(visit: Visit, Id((case, release)): Id<(CaseId, ReleaseId)>, typed: Typed) -> Answered {
    let today = visit.today()?;
    let narrowed = match typed.read(|fields| NarrowingDetails::read(fields, today)) {
        Ok(details) => {
            let narrow = async move |act: &mut Act<'_>| commands::narrow(act, case, release, &details).await;
            perform(visit.store(), &visit.by(&typed)?, narrow).await.map(drop)
        }
        Err(stop) => Err(stop),
    };
    told(&visit, (case, release), &typed, narrowed, "narrowing").await
}

async fn revoke(visit: Visit, Id((case, release)): Id<(CaseId, ReleaseId)>, typed: Typed) -> Answered {
    let today = visit.today()?;
    let revoked = match typed.read(|fields| RevocationDetails::read(fields, today)) {
        Ok(details) => {
            let revoke = async move |act: &mut Act<'_>| commands::revoke(act, case, release, &details).await;
            perform(visit.store(), &visit.by(&typed)?, revoke).await
        }
        Err(stop) => Err(stop),
    };
    told(&visit, (case, release), &typed, revoked, "revocation").await
}

async fn look(visit: Visit, Id((case, release)): Id<(CaseId, ReleaseId)>, typed: Typed) -> Answered {
    let look = async move |act: &mut Act<'_>| commands::look(act, case, release).await;
    let looked = perform(visit.store(), &visit.by(&typed)?, look).await;
    told(&visit, (case, release), &typed, looked, "second-look").await
}

/// Goes on to the tab, or shows it again with what was refused beside the release.
async fn told(
    visit: &Visit,
    (case, release): (CaseId, ReleaseId),
    typed: &Typed,
    ended: Result<(), Stop>,
    act: &'static str,
) -> Answered {
    let tab = super::path(case);
    match ended {
        Ok(()) => Ok(visit.go_on(&tab, &format!("release-{act}"))),
        Err(stop) => {
            let form = typed.refused(format!("{tab}/{release}/{act}"), stop)?;
            again(visit, case, Troubled(Some((release, act, form)), None)).await
        }
    }
}
