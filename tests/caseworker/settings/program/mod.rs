mod follow_up;
