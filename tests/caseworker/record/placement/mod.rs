mod candidate;
mod job;
mod new;
mod tab;
