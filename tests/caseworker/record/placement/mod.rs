mod candidate;
mod job;
mod new;
mod report;
mod report_new;
mod tab;
