mod contact;
mod edit;
mod employer;
mod job_ready;
mod list;
mod order;
mod order_edit;
mod orders;
