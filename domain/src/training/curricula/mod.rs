//! What a course teaches: a curriculum, its versions, their modules and competencies.

pub mod commands;
pub mod queries;
mod record;
pub mod rules;

pub use record::{
    ActiveModel, Column, CompetencyId, CompetencyLine, CurriculumDetails, CurriculumId, Entity, Model as Curriculum,
    ModuleDetails, ModuleId, VersionId, competencies, modules, versions,
};
