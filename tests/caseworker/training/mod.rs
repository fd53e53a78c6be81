mod cohort;
mod cohort_new;
mod cohorts;
mod curricula;
mod curriculum;
mod enrollment;
mod module;
mod sheet;
