"""Pelican's own plain theme, with the pages that the other two sites have."""

SITENAME = "A year of listening"
SITEURL = "https://portfolio.example.org"
AUTHOR = "Ada Marlow"
TIMEZONE = "UTC"
DEFAULT_LANG = "en"
PATH = "content"
OUTPUT_PATH = "public"
ARTICLE_PATHS = ["posts"]
ARTICLE_URL = "posts/{slug}/"
ARTICLE_SAVE_AS = "posts/{slug}/index.html"
ARCHIVES_SAVE_AS = "posts/index.html"
TAG_URL = "tags/{slug}/"
TAG_SAVE_AS = "tags/{slug}/index.html"
TAGS_SAVE_AS = "tags/index.html"
CATEGORY_URL = "courses/{slug}/"
CATEGORY_SAVE_AS = "courses/{slug}/index.html"
CATEGORIES_SAVE_AS = "courses/index.html"
AUTHOR_SAVE_AS = ""
AUTHORS_SAVE_AS = ""
DIRECT_TEMPLATES = ["index", "tags", "categories", "archives", "sitemap"]
SITEMAP_SAVE_AS = "sitemap.xml"
DEFAULT_PAGINATION = False

FEED_ALL_ATOM = "feed.xml"
FEED_MAX_ITEMS = 20
CATEGORY_FEED_ATOM = None
TRANSLATION_FEED_ATOM = None
AUTHOR_FEED_ATOM = None
AUTHOR_FEED_RSS = None

THEME = "simple"
THEME_TEMPLATES_OVERRIDES = ["overrides"]
MARKDOWN = {
    "extensions": ["meta", "tables", "fenced_code", "codehilite", "toc", "smarty"],
    "extension_configs": {"codehilite": {"css_class": "highlight"}},
    "output_format": "html5",
}

# Pelican forgets what it read unless it is told to remember.
CACHE_CONTENT = True
LOAD_CONTENT_CACHE = True
CHECK_MODIFIED_METHOD = "mtime"
