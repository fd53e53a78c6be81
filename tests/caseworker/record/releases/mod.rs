mod end;
mod new;
mod paper;
mod tab;
