pub mod arranged;
mod documents;
mod releases;
