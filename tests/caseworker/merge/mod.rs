mod pair;
mod waiting;
