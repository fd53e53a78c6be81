//! Renders a message: subject and two bodies from `templates/emails/<message>/<language>/`.

use std::sync::LazyLock;

use domain::access::organizations::Model as Organization;
use domain::messages::outbox::Letter;
use domain::shared::{Coded, Instant};
use lettre::Message;
use lettre::message::{Mailbox, MultiPart};
use minijinja::value::Serde;
use minijinja::{Environment, Value, context};

static TEMPLATES: LazyLock<Environment<'static>> = LazyLock::new(templates::environment);

/// Why a message cannot be rendered; its text names no person.
#[derive(Debug, thiserror::Error)]
pub(super) enum RenderError {
    /// A template is missing or wrong.
    #[error("its template cannot be drawn: {}", .0.kind())]
    Template(#[from] minijinja::Error),
    /// The recipient is no address.
    #[error("its recipient is no address")]
    Recipient(#[from] lettre::address::AddressError),
    /// The parts do not make a mail.
    #[error("its parts do not make a mail")]
    Mail(#[from] lettre::error::Error),
}

/// The mail of a letter; the same letter has the same Message-ID every time.
pub(super) fn mail(
    letter: &Letter,
    organization: &Organization,
    base: &str,
    from: &Mailbox,
    now: Instant,
) -> Result<Message, RenderError> {
    let place = context! {
        lang => letter.message.language.code(),
        base,
        organization => organization.name.clone(),
        zone => organization.time_zone.clone(),
        today => organization.day_of(now).iso(),
        link => letter.content.get("path").and_then(|path| path.as_str()).map(|path| format!("{base}{path}")),
    };
    let part = |file| render(letter, &place, file);
    let host = from.email.domain();
    let mail = Message::builder()
        .message_id(Some(format!("<{}@{host}>", letter.message.id)))
        .date(now.into())
        .from(from.clone())
        .to(Mailbox::new(None, letter.to.parse()?))
        .subject(part("subject.txt")?.trim())
        .multipart(MultiPart::alternative_plain_html(part("body.txt")?, part("body.html")?))?;
    Ok(mail)
}

fn render(letter: &Letter, place: &Value, file: &str) -> Result<String, minijinja::Error> {
    let language = letter.message.language.code();
    let template = TEMPLATES.get_template(&format!("emails/{}/{language}/{file}", letter.message.kind))?;
    let content = Value::from(Serde(&letter.content));
    template.render(context! { ..content, ..place.clone() })
}
