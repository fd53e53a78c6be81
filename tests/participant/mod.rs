mod document;
mod referral;
mod survey;
