//! An index for the tries to sign in as one account, wherever they come from.

use sea_orm_migration::prelude::*;

use crate::schema::*;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.create_index(index("sign_in_failures", &["email_hash", "at"])).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let drop = Index::drop().name("sign_in_failures_email_hash_at").table("sign_in_failures").to_owned();
        manager.drop_index(drop).await
    }
}
