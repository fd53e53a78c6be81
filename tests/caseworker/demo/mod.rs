//! What belongs to a demo alone.

mod about;
mod letter;
mod mail;

use domain::access::organizations::{Founding, found, open_site};
use domain::access::users::{Invitation, commands};
use domain::access::{Act, By, Reader, Role};
use domain::perform;
use domain::shared::{Language, OrganizationId};
use tests::people::PASSWORD;
use tests::{TestTandem, Visitor, try_to_sign_in};

/// Somebody of the demo.
const EMAIL: &str = "sam@demo.example";

/// A small demo beside the other organizations, and somebody of it who is signed in.
async fn in_a_demo(tandem: &TestTandem) -> Visitor {
    let by = By { reader: Reader::operator(OrganizationId::new()), ..tandem.operator().await };
    let founding = Founding { name: "A demo".to_owned(), time_zone: "America/Chicago".to_owned(), demo: true };
    let invitation = Invitation {
        name: "Sam Demo".to_owned(),
        email: EMAIL.to_owned(),
        language: Language::English,
        role: Role::Caseworker,
        program: None,
        site: None,
    };
    let make = async move |act: &mut Act<'_>| {
        found(act, &founding).await?;
        open_site(act, "Main Street").await?;
        let user = commands::open_account(act, &invitation).await?;
        commands::hand_out_password(act, user, PASSWORD).await
    };
    perform(&tandem.store, &by, make).await.expect("a demo");
    let visitor = tandem.visitor();
    try_to_sign_in(&visitor, EMAIL, PASSWORD).await;
    visitor
}
