mod document;
mod referral;
