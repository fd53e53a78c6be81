//! What every request needs: the database, the clock, the templates, the settings.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, OnceLock};

use domain::access::organizations;
use domain::setup::{Clock, Settings, Store};
use minijinja::Environment;

use super::set_up_code::SetUpCode;

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
    door: OnceLock<Door>,
}

/// What is known of the house before anybody signs in.
#[derive(Debug)]
struct Door {
    /// Of the organization, where there is one only.
    name: Option<String>,
    demo: bool,
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
        let (templates, door) = (templates::environment(), OnceLock::new());
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

    /// Whether everything in the database is invented.
    pub async fn is_demo(&self) -> bool {
        self.door().await.is_some_and(|door| door.demo)
    }

    /// What stands over the door for whoever is not signed in, once somebody came to it: the name of the one
    /// organization, else of the program.
    pub fn over_the_door(&self) -> &str {
        self.0.door.get().and_then(|door| door.name.as_deref()).unwrap_or("Tandem")
    }

    /// An organization stays what it is: the database is asked until there is one. While it does not answer there is
    /// nothing to show but that.
    async fn door(&self) -> Option<&Door> {
        if let Some(door) = self.0.door.get() {
            return Some(door);
        }
        let all = organizations::all(self.store().read()).await.unwrap_or_default();
        let name = if let [one] = &*all { Some(one.name.clone()) } else { None };
        let demo = all.iter().any(|organization| organization.demo);
        (!all.is_empty()).then(|| self.0.door.get_or_init(|| Door { name, demo }))
    }

    /// The templates.
    pub fn templates(&self) -> &Environment<'static> {
        &self.0.templates
    }
}
