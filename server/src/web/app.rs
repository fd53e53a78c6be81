//! What every request needs: the database, the clock, the templates, the settings.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use domain::access::organizations;
use domain::setup::{Clock, Settings, Store};
use minijinja::Environment;
use tokio::sync::OnceCell;

use super::set_up_code::SetUpCode;

/// What stands over the door for whoever is not signed in.
#[derive(Clone, Debug, Default)]
pub struct Door {
    /// The name of the organization, where there is only one.
    pub name: Option<String>,
    /// Whether everything in the database is invented.
    pub demo: bool,
}

/// The running program, shared by all requests.
#[derive(Clone, Debug)]
pub struct App(Arc<Inside>);

#[derive(Debug)]
struct Inside {
    store: Store,
    clock: Clock,
    settings: Settings,
    templates: Environment<'static>,
    set_up: Option<SetUpCode>,
    is_set_up: AtomicBool,
    door: OnceCell<Door>,
}

impl App {
    /// A program over this database.
    pub fn new(store: Store, clock: Clock, settings: Settings) -> Self {
        Self::made(store, clock, settings, None)
    }

    /// A program over a database without any organization: whoever has the code sets one up.
    pub fn before_set_up(store: Store, clock: Clock, settings: Settings, code: SetUpCode) -> Self {
        Self::made(store, clock, settings, Some(code))
    }

    fn made(store: Store, clock: Clock, settings: Settings, set_up: Option<SetUpCode>) -> Self {
        let is_set_up = AtomicBool::new(set_up.is_none());
        let (templates, door) = (templates::environment(), OnceCell::new());
        Self(Arc::new(Inside { store, clock, settings, templates, set_up, is_set_up, door }))
    }

    /// The database.
    pub fn store(&self) -> &Store {
        &self.0.store
    }

    /// The clock.
    pub fn clock(&self) -> &Clock {
        &self.0.clock
    }

    /// The settings.
    pub fn settings(&self) -> &Settings {
        &self.0.settings
    }

    /// The code of the first set-up, until it is done.
    pub fn set_up(&self) -> Option<&SetUpCode> {
        self.0.set_up.as_ref().filter(|_| !self.0.is_set_up.load(Ordering::Acquire))
    }

    /// The first set-up is done: its code works no more.
    pub fn is_set_up(&self) {
        self.0.is_set_up.store(true, Ordering::Release);
    }

    /// Whose door this is. An organization stays what it is: the database is asked until there is one, and while it
    /// does not answer there is nothing to show but that.
    pub async fn door(&self) -> Door {
        let look = async || match organizations::all(self.store().read()).await.as_deref() {
            Ok([]) | Err(_) => Err(()),
            Ok([one]) => Ok(Door { name: Some(one.name.clone()), demo: one.demo }),
            Ok(all) => Ok(Door { name: None, demo: all.iter().any(|organization| organization.demo) }),
        };
        self.0.door.get_or_try_init(look).await.cloned().unwrap_or_default()
    }

    /// The templates.
    pub fn templates(&self) -> &Environment<'static> {
        &self.0.templates
    }
}
