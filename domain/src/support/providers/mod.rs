//! Who helps, where and with what: a directory of providers, kept by hand or read from Open Referral files.

pub mod commands;
pub mod directory;
pub mod queries;
mod reach;
mod record;
pub mod rules;
pub mod services;
pub mod sites;
mod words;

pub use reach::{Hours, More, Phone, Reach};
pub use record::{ActiveModel, Column, Entity, Model as Provider, ProviderDetails, ProviderId};
pub use services::{Model as ProviderService, ProviderServiceId, ServiceDetails};
pub use sites::{Model as ProviderSite, ProviderSiteId, SiteDetails};
