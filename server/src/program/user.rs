//! `tandem user`

use clap::{Args, Subcommand};
use domain::access::users::{Invitation, commands, queries};
use domain::access::{Act, By, Reader, Role, organizations};
use domain::perform;
use domain::setup::{Settings, Store};
use domain::shared::{Coded, Language};

use super::Trouble;

/// What to do with an account.
#[derive(Debug, Args)]
pub struct Arguments {
    #[command(subcommand)]
    act: Verb,
}

#[derive(Debug, Subcommand)]
enum Verb {
    /// Open an account and mail its owner a link to choose a password.
    Invite {
        /// The address to sign in with.
        email: String,
        /// The person's name.
        #[arg(long)]
        name: String,
        /// The role: administrator, manager, caseworker, ...
        #[arg(long, default_value = "administrator")]
        role: String,
    },
    /// Mail a link to choose a new password.
    Reset {
        /// The address to sign in with.
        email: String,
    },
}

/// Does it, as whoever has the machine in their hands.
pub async fn run(arguments: Arguments) -> Result<(), Trouble> {
    let settings = Settings::from_environment()?;
    let store = super::open(&settings).await?;
    let now = super::clock(&settings)?.now();
    match arguments.act {
        Verb::Invite { email, name, role } => {
            let organization = the_only(&store).await?;
            let role = Role::from_code(&role).ok_or_else(|| format!("there is no role {role}"))?;
            let invitation = Invitation { name, email, language: Language::English, role, program: None, site: None };
            let called = organization.name.clone();
            let by = by(Reader::operator(organization.id), &organization, now);
            perform(&store, &by, async move |act: &mut Act<'_>| commands::invite(act, &invitation, &called).await)
                .await?;
            println!("Invited. The mail leaves with the worker's next round.");
        }
        Verb::Reset { email } => {
            let user = queries::by_email(store.read(), &email).await?.ok_or("no open account has this address")?;
            let organization = organizations::find(store.read(), user.organization_id).await?;
            let organization = organization.ok_or("the account's organization is gone")?;
            let by = by(Reader::link(organization.id, user.id.0), &organization, now);
            perform(&store, &by, async move |act: &mut Act<'_>| commands::ask_for_reset(act, &user).await).await?;
            println!("Asked. The mail leaves with the worker's next round.");
        }
    }
    Ok(())
}

async fn the_only(store: &Store) -> Result<organizations::Model, Trouble> {
    let mut all = organizations::all(store.read()).await?;
    match (all.pop(), all.is_empty()) {
        (Some(organization), true) => Ok(organization),
        (None, _) => Err("there is no organization yet: open the start page and set one up".into()),
        (Some(_), false) => Err("there are several organizations: invite from within one".into()),
    }
}

fn by(reader: Reader, organization: &organizations::Model, now: domain::shared::Instant) -> By {
    By { reader, at: now, today: organization.day_of(now), request: uuid::Uuid::now_v7(), form: None }
}
