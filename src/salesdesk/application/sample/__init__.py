"""The sample desk: the story of one small selling company, told up to a day, and how a new desk is filled with it."""

from salesdesk.application.sample.company import COMPANY, COUNTRY, ZONE
from salesdesk.application.sample.filling import fill_sample
from salesdesk.application.sample.keys import SEED
from salesdesk.application.sample.story import Story, sample_story

__all__ = ["COMPANY", "COUNTRY", "SEED", "ZONE", "Story", "fill_sample", "sample_story"]
