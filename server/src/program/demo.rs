//! `tandem demo`

use domain::setup::Settings;
use seed_data::demo::{Persona, load};

use super::Trouble;

/// Loads the demo into an empty database and prints who can sign in; again, it only prints.
pub async fn run(json: bool) -> Result<(), Trouble> {
    let settings = Settings::from_environment()?;
    let store = super::open(&settings).await?;
    let personas = load(&store, &super::clock(&settings)?).await?;
    personas.iter().for_each(|persona| print(persona, json));
    store.close().await?;
    Ok(())
}

fn print(persona: &Persona, json: bool) {
    match serde_json::to_string(persona) {
        Ok(line) if json => println!("{line}"),
        _ => println!("  {:22} {:18} {:34} {}", persona.name, persona.role, persona.email, persona.password),
    }
}

/// The table of personas, as it is printed for people.
pub fn print_all(personas: &[Persona]) {
    println!("  {:22} {:18} {:34} Password", "Name", "Role", "E-mail");
    personas.iter().for_each(|persona| print(persona, false));
}
