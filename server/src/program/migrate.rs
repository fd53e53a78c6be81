//! `tandem migrate`

use domain::setup::Settings;

use super::Trouble;

/// Brings the schema up to date.
pub async fn run() -> Result<(), Trouble> {
    let settings = Settings::from_environment()?;
    super::open(&settings).await?.close().await?;
    println!("The database is up to date.");
    Ok(())
}
