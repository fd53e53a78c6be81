# Recruitment: inquiries, orientations, screening, the funnel.
recruitment-title = Recruitment
