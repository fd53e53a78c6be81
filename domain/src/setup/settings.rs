//! What a program is told from outside: environment variables over one optional TOML file over defaults.

use std::net::SocketAddr;
use std::path::PathBuf;

use figment::Figment;
use figment::providers::{Env, Format, Serialized, Toml};
use serde::{Deserialize, Serialize};

/// The optional file beside which a program is started; `TANDEM_CONFIG` names another.
const FILE: &str = "tandem.toml";

/// Everything that can be set. Each is `TANDEM_<NAME>` in the environment or `<name>` in the file.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Settings {
    /// `sqlite://file` or `postgres://…`; without it a SQLite file in the data folder.
    pub database_url: Option<String>,
    /// Where Tandem keeps what is not in the database: keys, kept mail, the SQLite file.
    pub data_dir: PathBuf,
    /// The address to listen on.
    pub listen: SocketAddr,
    /// The address that people type; links in mails begin with it, never with what a request claims.
    pub base_url: Option<String>,
    /// A folder, or `smtp://user:password@host:port`, or `smtps://…`; without it a folder in the data folder.
    pub mail: Option<String>,
    /// Who mail comes from.
    pub mail_from: String,
    /// Where the worker runs.
    pub worker: WorkerPlace,
    /// The master keys, made at the first start if absent, readable by the owner only.
    pub key_file: Option<PathBuf>,
    /// A file with an instant that stands in for the system's clock; only while listening on loopback.
    pub clock: Option<PathBuf>,
    /// Another settings file.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub config: Option<PathBuf>,
}

/// Where the worker runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum WorkerPlace {
    /// Inside the server's process.
    Inside,
    /// Not here: `tandem-worker` runs elsewhere.
    Off,
}

/// How mail leaves.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Mail {
    /// Each mail becomes a file of this folder.
    Folder(PathBuf),
    /// Each mail goes to this server.
    Smtp(String),
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            database_url: None,
            data_dir: PathBuf::from("tandem-data"),
            listen: SocketAddr::from(([127, 0, 0, 1], 8080)),
            base_url: None,
            mail: None,
            mail_from: "Tandem <tandem@localhost>".to_owned(),
            worker: WorkerPlace::Inside,
            key_file: None,
            clock: None,
            config: None,
        }
    }
}

/// A setting that cannot be used, in words.
#[derive(Debug, thiserror::Error)]
pub enum SettingsError {
    /// A value of the wrong form, or a name that is no setting.
    #[error("{}", in_words(.0))]
    Unreadable(#[from] Box<figment::Error>),
    /// The file that `TANDEM_CONFIG` names is not there.
    #[error("the settings file {0} is not there")]
    NoFile(PathBuf),
    /// The database address has neither of the two known forms.
    #[error("database_url must begin with sqlite:// or postgres://, not {0:?}")]
    DatabaseUrl(String),
    /// The base address is not one.
    #[error("base_url must begin with http:// or https:// and end without a slash, not {0:?}")]
    BaseUrl(String),
    /// The clock file would let anybody who reaches the address live in another time.
    #[error("clock is accepted only while listening on a loopback address, not on {0}")]
    ClockInPublic(SocketAddr),
}

impl Settings {
    /// Reads the environment and the file, and checks what they say.
    ///
    /// # Errors
    /// The first setting that cannot be used, in words.
    pub fn from_environment() -> Result<Self, SettingsError> {
        let named = std::env::var_os("TANDEM_CONFIG").map(PathBuf::from);
        if let Some(missing) = named.as_ref().filter(|file| !file.exists()) {
            return Err(SettingsError::NoFile(missing.clone()));
        }
        let file = named.unwrap_or_else(|| PathBuf::from(FILE));
        let mut figment = Figment::from(Serialized::defaults(Self::default()));
        if file.exists() {
            figment = figment.merge(Toml::file_exact(file));
        }
        let figment =
            figment.merge(Env::prefixed("TANDEM_").filter(|name| SETTINGS.iter().any(|setting| name == *setting)));
        let settings: Self = figment.extract().map_err(Box::new)?;
        settings.check()?;
        Ok(settings)
    }

    /// Whether the values make sense together.
    ///
    /// # Errors
    /// The first that does not.
    pub fn check(&self) -> Result<(), SettingsError> {
        if let Some(url) = self.database_url.as_ref().filter(|url| !is_database(url)) {
            return Err(SettingsError::DatabaseUrl(without_password(url)));
        }
        if let Some(url) = self.base_url.as_ref().filter(|url| !is_base(url)) {
            return Err(SettingsError::BaseUrl(url.clone()));
        }
        if self.clock.is_some() && !self.listen.ip().is_loopback() {
            return Err(SettingsError::ClockInPublic(self.listen));
        }
        Ok(())
    }

    /// The database's address, also where none was set.
    pub fn database(&self) -> String {
        let file = || format!("sqlite://{}", self.data_dir.join("tandem.db").display());
        self.database_url.clone().unwrap_or_else(file)
    }

    /// Where links begin, without a slash at the end.
    pub fn base(&self) -> String {
        self.base_url.clone().unwrap_or_else(|| format!("http://localhost:{}", self.listen.port()))
    }

    /// Whether people reach it over TLS.
    pub fn is_secure(&self) -> bool {
        self.base().starts_with("https://")
    }

    /// Whether anybody beyond this machine could reach it: by the address that it listens on, or by the one that people
    /// type.
    pub fn is_public(&self) -> bool {
        let base = self.base();
        let address = base.split_once("://").map_or(&*base, |(_, address)| address);
        let host = address
            .rsplit_once(':')
            .map_or(address, |(host, port)| if port.chars().all(|c| c.is_ascii_digit()) { host } else { address });
        !self.listen.ip().is_loopback() || !matches!(host, "localhost" | "127.0.0.1" | "[::1]")
    }

    /// How mail leaves.
    pub fn mail(&self) -> Mail {
        match &self.mail {
            Some(server) if server.starts_with("smtp://") || server.starts_with("smtps://") => {
                Mail::Smtp(server.clone())
            }
            Some(folder) => Mail::Folder(PathBuf::from(folder)),
            None => Mail::Folder(self.data_dir.join("mail")),
        }
    }

    /// Where the master keys lie.
    pub fn key_file(&self) -> PathBuf {
        self.key_file.clone().unwrap_or_else(|| self.data_dir.join("keys.toml"))
    }
}

/// The names that the environment may set; other `TANDEM_…` variables belong to tests and scripts.
const SETTINGS: &[&str] =
    &["database_url", "data_dir", "listen", "base_url", "mail", "mail_from", "worker", "key_file", "clock", "config"];

/// What each setting of a form of its own must be.
const FORMS: &[(&str, &str)] =
    &[("listen", "an address with a port, such as 127.0.0.1:8080"), ("worker", "inside or off")];

/// Why a setting is of no use, with its name, where it was set, and what it must be.
fn in_words(error: &figment::Error) -> String {
    let source = error.metadata.as_ref().map_or("", |metadata| metadata.name.as_ref());
    if let figment::error::Kind::UnknownField(name, _) = &error.kind {
        return format!("{name} ({source}) is no setting; there are {}", SETTINGS.join(", "));
    }
    let name = error.path.last().map(|name| name.to_lowercase()).unwrap_or_default();
    match FORMS.iter().find(|(setting, _)| *setting == name) {
        Some((_, form)) => format!("{name} ({source}) must be {form}"),
        None => error.to_string(),
    }
}

fn is_database(url: &str) -> bool {
    ["sqlite://", "postgres://", "postgresql://"].iter().any(|scheme| url.starts_with(scheme))
}

fn is_base(url: &str) -> bool {
    let host = url.strip_prefix("http://").or_else(|| url.strip_prefix("https://"));
    host.is_some_and(|host| !host.is_empty() && !host.contains('/') && !host.contains(char::is_whitespace))
}

/// A database address as a message may show it.
fn without_password(url: &str) -> String {
    let Some((before, after)) = url.split_once('@') else { return url.to_owned() };
    let scheme = before.split_once("://").map_or("", |(scheme, _)| scheme);
    format!("{scheme}://…@{after}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_clock_file_is_refused_in_public() {
        let mut settings = Settings { clock: Some("now".into()), ..Settings::default() };
        assert!(settings.check().is_ok());
        settings.listen = SocketAddr::from(([0, 0, 0, 0], 8080));
        assert!(matches!(settings.check(), Err(SettingsError::ClockInPublic(_))));
    }

    #[test]
    fn an_address_is_public_by_what_is_listened_on_or_by_what_people_type() {
        let with = |listen: &str, base: Option<&str>| Settings {
            listen: listen.parse().unwrap(),
            base_url: base.map(str::to_owned),
            ..Settings::default()
        };
        assert!(!with("127.0.0.1:8080", None).is_public());
        assert!(!with("[::1]:80", Some("http://[::1]")).is_public());
        assert!(!with("127.0.0.1:80", Some("http://127.0.0.1:80")).is_public());
        assert!(with("0.0.0.0:8080", None).is_public());
        assert!(with("127.0.0.1:8080", Some("https://tandem.example.org")).is_public());
        assert!(with("127.0.0.1:8080", Some("http://localhost.example.org:80")).is_public());
    }

    #[test]
    fn a_setting_of_the_wrong_form_is_named_with_what_it_must_be() {
        for (set, says) in [
            ("listen = \"8080\"", "listen (TOML source string) must be an address with a port, such as 127.0.0.1:8080"),
            ("worker = \"outside\"", "worker (TOML source string) must be inside or off"),
            ("listne = \"x\"", "listne (TOML source string) is no setting; there are database_url, data_dir"),
        ] {
            let figment = Figment::from(Serialized::defaults(Settings::default())).merge(Toml::string(set));
            let error =
                figment.extract::<Settings>().map_err(|error| SettingsError::from(Box::new(error))).unwrap_err();
            assert!(error.to_string().starts_with(says), "{error}");
        }
    }

    #[test]
    fn a_message_shows_no_password() {
        let settings = Settings { database_url: Some("mysql://me:secret@host/db".into()), ..Settings::default() };
        let says = settings.check().unwrap_err().to_string();
        assert!(!says.contains("secret") && says.contains("host/db"), "{says}");
    }
}
