pub mod arranged;
mod documents;
