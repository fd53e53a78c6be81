//! One's own account: name, language, keys, password, and where one is signed in.

use domain::access::sessions::{self, open_ones};
use domain::access::users::rules::LEAST_LENGTH;
use domain::access::users::{AccountDetails, account};
use domain::access::{Act, Permission};
use domain::perform;
use domain::shared::{Coded, Language, Stop};
use serde::Serialize;
use serde_json::{Value, json};

use crate::web::visit::forget;
use crate::web::{Access, Answered, Face, Form, Oops, Page, Typed, Visit};

const PATH: &str = "/account";
const PASSWORD: &str = "/account/password";
const SESSIONS: &str = "/account/sessions/end";
const TEMPLATE: &str = "caseworker/account.html";
const GATE: Access = Access::May(Permission::OwnDesk);

/// The page, and its acts.
pub fn pages() -> Vec<Page> {
    let page = Page::new(PATH, Face::Caseworker, GATE).drawn_by(TEMPLATE).get(show).post(save).samples(samples);
    let password = Page::new(PASSWORD, Face::Caseworker, GATE).post(choose_password);
    vec![page, password, Page::new(SESSIONS, Face::Caseworker, GATE).post(sign_out_everywhere)]
}

#[derive(Serialize)]
struct View {
    email: String,
    languages_known: Vec<&'static str>,
    least: usize,
    sessions: Vec<Session>,
    form: Form,
    password: Form,
    everywhere: Form,
    leave: Form,
}

/// Where one is signed in.
#[derive(Serialize)]
struct Session {
    /// When they signed in, in RFC 3339.
    since: String,
    /// When they last did something.
    seen: String,
    address: Option<String>,
    current: bool,
}

async fn show(visit: Visit) -> Answered {
    let form = details_form(&visit)?;
    let view = view(&visit, form, Form::new(PASSWORD).named("p")).await?;
    visit.page(TEMPLATE, view)
}

async fn save(visit: Visit, typed: Typed) -> Answered {
    let by = visit.by(&typed)?;
    let read = typed.read(AccountDetails::read).and_then(|details| Ok((details, typed.version()?)));
    let saved = match read {
        Ok((details, version)) => {
            let change = async move |act: &mut Act<'_>| account::change(act, &details, version).await;
            perform(visit.store(), &by, change).await
        }
        Err(stop) => Err(stop),
    };
    match saved {
        Ok(()) => Ok(visit.go_on(PATH, "account-saved")),
        Err(stop) => {
            let conflict = matches!(stop, Stop::Conflict);
            let mut form = typed.refused(PATH, stop)?;
            if conflict {
                form = form.beside(details_form(&visit)?, visit.last_change(visit.signed()?.user.id).await?);
            }
            let view = view(&visit, form, Form::new(PASSWORD).named("p")).await?;
            visit.page_again(TEMPLATE, view)
        }
    }
}

async fn choose_password(visit: Visit, typed: Typed) -> Answered {
    let by = visit.by(&typed)?;
    let read = typed
        .read(|fields| (fields.secret("present_password"), fields.secret("password"), fields.secret("password_again")));
    let chosen = match read {
        Ok((present, password, again)) => {
            let choose =
                async move |act: &mut Act<'_>| account::choose_password(act, &present, &password, &again).await;
            perform(visit.store(), &by, choose).await
        }
        Err(stop) => Err(stop),
    };
    match chosen {
        Ok(()) => Ok(visit.go_on(PATH, "password-changed")),
        Err(stop) => {
            let mut password = typed.refused(PASSWORD, stop)?.named("p");
            password.values.clear();
            let view = view(&visit, details_form(&visit)?, password).await?;
            visit.page_again(TEMPLATE, view)
        }
    }
}

async fn sign_out_everywhere(visit: Visit, typed: Typed) -> Answered {
    let by = visit.by(&typed)?;
    perform(visit.store(), &by, async |act: &mut Act<'_>| sessions::sign_out_everywhere(act).await).await?;
    Ok(forget(visit.app.settings().is_secure()))
}

/// The account as it is saved; `visit` was read before the act that was refused.
fn details_form(visit: &Visit) -> Result<Form, Oops> {
    let user = &visit.signed()?.user;
    let form = Form::new(PATH).at_version(user.version).with("name", &user.name);
    let form = form.with("language", user.language.code());
    Ok(if user.single_keys { form.with("single_keys", "yes") } else { form })
}

async fn view(visit: &Visit, form: Form, password: Form) -> Result<View, Oops> {
    let signed = visit.signed()?;
    let open = open_ones(visit.store().read(), &signed.reader, visit.now).await?;
    let sessions = open.into_iter().map(|session| Session {
        since: session.created_at.to_rfc3339(),
        seen: session.seen_at.to_rfc3339(),
        current: session.id == signed.session.id,
        address: session.address,
    });
    Ok(View {
        email: signed.user.email.clone(),
        languages_known: Language::ALL.iter().map(|language| language.code()).collect(),
        least: LEAST_LENGTH,
        sessions: sessions.collect(),
        form,
        password,
        everywhere: Form::new(SESSIONS).named("everywhere"),
        leave: Form::new("/sign-out").named("leave"),
    })
}

fn samples() -> Vec<Value> {
    let session = |current: bool| json!({ "since": "2026-11-24T14:02:00Z", "seen": "2026-11-24T15:40:00Z", "address": "127.0.0.1", "current": current });
    let form = Form::new(PATH).at_version(1).with("name", "Denise Okafor").with("language", "en");
    vec![json!({
        "email": "denise@larkin.example", "languages_known": ["en", "es"], "least": 15, "form": form,
        "sessions": [session(true), session(false)], "password": Form::new(PASSWORD).named("p"),
        "everywhere": Form::new(SESSIONS).named("everywhere"), "leave": Form::new("/sign-out").named("leave"),
    })]
}
