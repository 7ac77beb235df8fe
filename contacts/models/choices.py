"""The words a contact can be described with (DESIGN.md, section 2)."""

from django.db import models


class Kind(models.TextChoices):
    """What a contact is."""

    PERSON = "person", "Person"
    ORGANIZATION = "organization", "Organization"


class StanceLevel(models.TextChoices):
    """Where a contact stands with us, from most to least with us."""

    STRONG_ALLY = "strong-ally", "Strong ally"
    ALLY = "ally", "Ally"
    NEUTRAL = "neutral", "Neutral"
    CHALLENGING = "challenging", "Challenging"
    STRONGLY_CHALLENGING = "strongly-challenging", "Strongly challenging"
    UNKNOWN = "unknown", "Not known yet"


# Shape beside word beside colour: never colour alone (WCAG 1.4.1).
STANCE_SHAPES = {
    StanceLevel.STRONG_ALLY: "▲",
    StanceLevel.ALLY: "△",
    StanceLevel.NEUTRAL: "○",
    StanceLevel.CHALLENGING: "◇",
    StanceLevel.STRONGLY_CHALLENGING: "◆",
    StanceLevel.UNKNOWN: "·",
}
ALLIES = {StanceLevel.STRONG_ALLY, StanceLevel.ALLY}
CHALLENGERS = {StanceLevel.CHALLENGING, StanceLevel.STRONGLY_CHALLENGING}


class Category(models.TextChoices):
    """What part of town life a contact belongs to."""

    SCHOOL = "school", "School"
    FAITH = "faith", "Faith group"
    BUSINESS = "business", "Business"
    NEIGHBOURHOOD = "neighbourhood", "Neighbor or neighborhood group"
    COMMUNITY = "community", "Community organization"
    CLINIC = "clinic", "Clinic or hospital"
    PUBLIC_HEALTH = "public-health", "Public health"
    BEHAVIORAL_HEALTH = "behavioral-health", "Behavioral health"
    HOUSING = "housing", "Housing"
    GOVERNMENT = "government", "Government"
    ELECTED = "elected", "Elected official"
    POLICE = "law-enforcement", "Law enforcement"
    LEGAL = "legal", "Legal"
    MEDIA = "media", "Media"
    FUNDER = "funder", "Funder"
    COALITION = "coalition", "Coalition"
    PROFESSIONAL = "professional", "Professional association"
    SPEAKING = "speaking", "Speaking club"
    OTHER = "other", "Other"


class Reach(models.TextChoices):
    """How wide a contact's circle is."""

    NEIGHBOURHOOD = "neighbourhood", "Neighborhood"
    CITY = "city", "City"
    COUNTY = "county", "County"
    JURISDICTION = "jurisdiction", "Health jurisdiction"
    STATE = "state", "State"
    NATIONAL = "national", "National"


class Community(models.TextChoices):
    """Which community of ours a contact belongs to."""

    LOCAL = "local", "Local home community"
    SOCIAL_SERVICES = "social-services", "Social services"
    MEDICINE = "medicine", "Medicine"
    PUBLIC_HEALTH = "public-health", "Public health"
    BEHAVIORAL_HEALTH = "behavioral-health", "Behavioral health"
    HOUSING = "housing", "Housing"
    LAW = "law", "Law"
    HARM_REDUCTION = "harm-reduction", "Harm reduction movement"
    DRUG_POLICY = "drug-policy", "Drug policy reform"
    SEX_WORKER_RIGHTS = "sex-worker-rights", "Sex worker rights"
    OTHER_MOVEMENT = "other-movement", "Another movement"


class Channel(models.TextChoices):
    """How someone can be reached."""

    PHONE = "phone", "Phone"
    MOBILE = "mobile", "Mobile"
    EMAIL = "email", "E-mail"
    SIGNAL = "signal", "Signal"
    SOCIAL = "social", "Social media"
    WEBSITE = "website", "Website"
    ADDRESS = "address", "Address"


TELEPHONES = {Channel.PHONE, Channel.MOBILE, Channel.SIGNAL}
