mod ask;
mod decide;
mod file;
mod tab;
