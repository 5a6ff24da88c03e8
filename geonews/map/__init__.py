"""The map page: text beside map in one offline HTML file, as folium elements."""

from .layers import Basemap, EventLayer, Legend, StoryPanel, Timeline, Tools
from .page import NewsMap, draw

__all__ = ["Basemap", "EventLayer", "Legend", "NewsMap", "StoryPanel", "Timeline", "Tools", "draw"]
