mod ask;
mod draw;
mod one;
mod races;
mod voucher;
